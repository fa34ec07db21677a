package io.nonet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Bound;
import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.HistoryJudged;
import io.nonet.observe.Observation.LogLine;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.Placed;
import io.nonet.observe.Observation.Promised;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Outcome;
import io.nonet.observe.Verdict;
import io.nonet.observe.VisibleText;
import io.nonet.reports.ReportFormat;
import io.nonet.reports.Reports;
import io.nonet.reports.TestingRun;
import io.nonet.reports.model.RunReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPageTest {
    private static final Pattern ELEMENT =
            Pattern.compile("<(/?)(script|style|img|iframe|object|link|base|form)\\b[^>]*>");

    @TempDir
    Path folder;

    @Test
    void letsNoTextOfTheClusterBecomeMarkup() {
        String page = page(TestingRun.everywhere(TestingRun.HOSTILE));
        assertThat(ELEMENT.matcher(page).results().map(found -> found.group()).filter(tag -> !tag.startsWith("</")))
                .containsExactly("<style>", "<script>", "<script>", "<script>", "<script>");
        assertThat(page).contains("class=\"op o-info in-window\"");
        // In an attribute only its end could do harm, and that is a quote.
        assertThat(page).contains("&lt;img src=x onerror=alert(2)&gt; \"", "&lt;img src=x onerror=alert(2)> &#34;");
    }

    @Test
    void showsWhatClientsWerePromisedAndWhetherItWasKept() {
        String page = page(new TestingRun()
                .at(1, new Promised("stale", "bridge", "writes", "old values", List.of("a page"), true, "3 old"))
                .at(1, new Promised("consistent", "bridge", "all", "none", List.of("a page"), false, "1 old")));
        assertThat(page)
                .contains("What clients were promised", "<td>3 old</td>", "<strong>broken</strong>", "promise broken")
                .containsOnlyOnce("<li>a page</li>");
    }

    @Test
    void saysWhereTheClusterWasAndWhatThereWasNotBesideIt() {
        String page = page(new TestingRun().at(1, new Placed("island", List.of("ferries", "bridges"))));
        assertThat(page).contains("<dt>Place</dt><dd><bdi>island</bdi>, where there is none of: ferries, bridges</dd>");
    }

    @Test
    void isSilentAboutThePlaceOfAClusterThatThereNeverWas() {
        assertThat(page(new TestingRun())).doesNotContain("<dt>Place</dt>");
    }

    @Test
    void saysHowMuchThereWasNoRoomFor() {
        TestingRun run = new TestingRun();
        IntStream.range(0, 201).forEach(i -> run.at(1, Check.of("broken " + i, false, "1", "2")));
        IntStream.range(0, 2003).forEach(i -> run.at(2, Check.of("kept " + i, true, "1", "1")));
        assertThat(page(run))
                .contains("<p class=\"note\">There is no room for 1 more.</p>", "phases there is no room for 204 more");
    }

    @Test
    void hasRoomForABrokenPromiseHoweverManyWereKept() {
        TestingRun run = new TestingRun();
        IntStream.range(0, 120).forEach(i -> run.at(1, new Promised("m" + i, "d", "x", "y", List.of("u"), true, "z")));
        String page = page(run.at(2, new Promised("last", "d", "x", "y", List.of("u"), false, "z")));
        assertThat(page).contains("<th scope=\"row\">last</th>", "and 21 more, in run.json beside this page");
        assertThat(page.indexOf("row\">last<")).isLessThan(page.indexOf("row\">m0<"));
    }

    @Test
    void tellsThatThereAreMoreFiguresThanAreShown() {
        TestingRun run = new TestingRun();
        IntStream.range(0, 103).forEach(i -> run.at(1, new Measurement("f" + i, i, "s", Optional.empty())));
        assertThat(page(run)).contains("and 3 more, in run.json beside this page");
    }

    @Test
    void staysSmallHoweverMuchFailedAndHoweverLongItsWordsAre() {
        TestingRun run = new TestingRun();
        IntStream.range(0, 250)
                .forEach(i -> run.at(i, Check.of("<" + i + ">" + "x".repeat(3000), false, "e", "\"".repeat(3000))));
        run.at(300, new RunFinished(Verdict.FAILED, "<".repeat(100_000)));
        assertThat(page(run).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(600_000);
    }

    @Test
    void staysSmallHoweverLongTheLinesAreThatAreLogged() {
        TestingRun run = new TestingRun().at(200, Check.of("c", false, "1", "2"));
        IntStream.range(0, 2000).forEach(i -> run.at(i / 10.0, new LogLine("consul-0", "consul", "&".repeat(4096))));
        assertThat(page(run).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(600_000);
    }

    @Test
    void saysThatARunWithoutAnyCheckHasProvedNothing() {
        assertThat(page(new TestingRun().at(1, new RunFinished(Verdict.PASSED, "it ended"))))
                .contains("Nothing: no check was recorded that held.", "<dd>0 of 0 hold</dd>");
    }

    @Test
    void staysSmallHoweverMuchIsLoggedThatCannotBeSeen() {
        TestingRun run = new TestingRun();
        IntStream.range(0, 2000)
                .forEach(i -> run.at(i / 10.0, new LogLine("consul-0", "consul", "\u001b".repeat(4096))));
        assertThat(page(run).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(600_000);
    }

    @Test
    void isSilentAboutPromisesWhereNoneWasMade() {
        assertThat(page(new TestingRun())).doesNotContain("What clients were promised");
    }

    @Test
    void allowsNothingButWhatIsInIt() {
        String page = page(new TestingRun());
        assertThat(page).contains("default-src &#39;none&#39;", "base-uri &#39;none&#39;");
        String policy = page.substring(page.indexOf("default-src"), page.indexOf("\">", page.indexOf("default-src")));
        assertThat(policy).doesNotContain("unsafe", "http", "*", "data:");
        assertThat(Pattern.compile("sha256-").matcher(policy).results()).hasSize(5);
        assertThat(page).doesNotContain(" src=", "@import", "onclick", "url(http", "url('http", "style=\"");
        assertThat(Pattern.compile("https?://[^\\s\"'<]+")
                        .matcher(page)
                        .results()
                        .map(found -> found.group()))
                .as("the name of a language, and the chart library's own address in a comment")
                .containsOnly("http://www.w3.org/2000/svg", "https://github.com/leeoniya/uPlot");
    }

    @Test
    void tellsTheVerdictFirst() {
        String page = page(new TestingRun().at(3, new RunFinished(Verdict.VACUOUS, "the traffic was too thin")));
        assertThat(page).contains("<title>vacuous: PartitionScenario-aLeaderIsCutOff</title>", "v-vacuous");
        assertThat(page).contains("the traffic was too thin", "--seed 42", "sha256:5f0c", "1.14.3", ">3.0 s<");
    }

    @Test
    void namesTheImageAtAGlanceAndItsWholeDigestBelow() {
        String digest = "sha256:d8995011465537fce4396ced49c5158b512725c5a69f6aece03c3e5c4b20df0b";
        assertThat(Digest.shortened(digest)).isEqualTo("d89950114655");
        assertThat(Digest.shortened("sha256:5f0c")).isEqualTo("sha256:5f0c");
        assertThat(page(new TestingRun()))
                .contains("<dt>nonet/machine</dt><dd title=\"sha256:5f0c\">sha256:5f0c</dd>")
                .contains("<dt>Image nonet/machine</dt>");
    }

    @Test
    void showsALaneForEachNodeAndAgentOfARunThatTellsOfNone() {
        assertThat(page(new TestingRun()))
                .contains("<div class=\"lane\"><span class=\"name\" title=\"nomad-server-0/nomad\">")
                .contains("nomad-server-0/nomad: nothing was seen of it");
    }

    @Test
    void tellsTheChartsInNumbersToo() {
        String page = page(new TestingRun()
                .request(0.5, Outcome.OK, 10)
                .request(2.5, Outcome.INFO, 900)
                .at(3.5, new RunFinished(Verdict.PASSED, "")));
        assertThat(page).contains("ended within 1.0 s from each time on", "<th scope=\"row\">+3.000 s</th>");
        assertThat(Pattern.compile("<th scope=\"row\">\\+(.*?)</tr>")
                        .matcher(page)
                        .results()
                        .map(found ->
                                found.group(1).replaceAll("(<[^>]*>)+", " ").strip()))
                .containsExactly(
                        "0.000 s 1 0 0 10 10 10", "1.000 s 0 0 0 – – –", "2.000 s 0 0 1 – – –", "3.000 s 0 0 0 – – –");
    }

    @Test
    void showsWhatIsNotSeenInTextOfTheClusterWhereverItStands() {
        String page = page(TestingRun.everywhere("x" + TestingRun.UNSEEN));
        assertThat(TestingRun.unseen(page)).isEmpty();
        String shown = VisibleText.of("x" + TestingRun.UNSEEN);
        assertThat(page)
                .contains(
                        "<title>failed: " + shown + "</title>",
                        "<bdi>" + shown + "</bdi>",
                        "title=\"" + shown,
                        "aria-label=\"" + shown + ", 1 entries\"",
                        "<pre>expected " + shown + ", but was " + shown + "</pre>",
                        "<td class=\"text\">" + shown + "</td>");
    }

    @Test
    void keepsTheDirectionOfTextOfTheClusterToItself() {
        String rightToLeft = "held \u05d0\u05d1";
        assertThat(page(new TestingRun().at(1, Check.of(rightToLeft, true, "1", "1"))))
                .contains("<bdi>" + rightToLeft + "</bdi>");
    }

    @Test
    void marksARunWithoutItsEnd() {
        assertThat(page(new TestingRun())).contains("v-incomplete", "ends with line 1");
    }

    @Test
    void leadsFromAFailureToWhatWasSeenAroundIt() {
        String page = page(new TestingRun().at(7, Check.of("c", false, "1", "2")));
        assertThat(page).contains("<a class=\"failure\" href=\"#seen\" data-at=\"7.000\">");
        assertThat(page).contains("<tr class=\"k-failure\" data-t=\"7.000\">");
    }

    @Test
    void showsAMeasuredTimeNextToItsBoundAndWhereThatComesFrom() {
        String page = page(new TestingRun()
                .at(
                        1,
                        new Measurement(
                                "election-time", 6.25, "s", Optional.of(new Bound(5, "s", "5 × election timeout")))));
        assertThat(page)
                .contains(
                        "<tr class=\"broken\">",
                        "6.25 s",
                        "5 s",
                        "125 %",
                        "<strong>over</strong>",
                        "5 × election timeout");
    }

    @Test
    void staysSmallForTenMinutesOfNineNodes() {
        TestingRun run = new TestingRun();
        for (int tenth = 0; tenth < 6000; tenth++) {
            double at = 1 + tenth / 10.0;
            run.request(at, tenth % 9 == 0 ? Outcome.INFO : Outcome.OK, 5);
            run.at(
                    at,
                    new LogLine(
                            "consul-" + tenth % 9,
                            "consul",
                            "[INFO]  agent.server.raft: entering follower state " + tenth));
            if (tenth % 100 == 0) {
                run.at(at, Check.of("what is looked at for the time " + tenth + " holds", tenth != 3000, "1", "2"));
                run.at(
                        at,
                        new Fault(
                                "f" + tenth,
                                "pause",
                                List.of("consul-0/consul"),
                                FaultStage.INJECTED,
                                Optional.empty()));
            }
        }
        assertThat(page(run).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
    }

    @Test
    void staysSmallHoweverLongAHistoryAndItsWindowsAre() {
        TestingRun run = new TestingRun();
        List<HistoryJudged.Window> windows = new ArrayList<>();
        for (int key = 0; key < 20; key++) {
            List<HistoryJudged.Asked> asked = new ArrayList<>();
            for (int at = 0; at < 60; at++) {
                String client = "register via a client with a rather long name " + at % 50;
                long start = at * 1_000_000L + key;
                run.at(at, read("key-" + key, client, start, "\"a rather long value of a register " + at + "\""));
                asked.add(new HistoryJudged.Asked(client, start));
            }
            windows.add(new HistoryJudged.Window(Optional.of("key-" + key), "no order", asked));
        }
        for (int judged = 0; judged < 60; judged++) {
            List<String> keys =
                    IntStream.range(0, 20).mapToObj(key -> "key-" + key).toList();
            run.at(1000, new HistoryJudged("n" + judged, "register", keys, Verdict.FAILED, "not so", windows));
        }
        String page = page(run);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
        assertThat(page).contains("There is no room for 17 more windows", "There is no room for 12 more.");
    }

    @Test
    void marksTheSmallestWindowAmongTheOperationsOfEachClient() {
        TestingRun run = new TestingRun()
                .at(1, read("k", "before", 100_000_000, "0"))
                .at(1, read("k", "a", 1_000_000_000, "1"))
                .at(1, read("other", "b", 1_000_000_000, "9"))
                .at(1, read("k", "b", 1_020_000_000, "2"))
                .at(1, read("k", "c", 1_025_000_000, "3"))
                .at(
                        2,
                        new HistoryJudged(
                                "reads do not go back",
                                "register",
                                List.of("k"),
                                Verdict.FAILED,
                                "not linearizable",
                                List.of(new HistoryJudged.Window(
                                        Optional.of("k"),
                                        "no order of these explains it",
                                        List.of(
                                                new HistoryJudged.Asked("a", 1_000_000_000),
                                                new HistoryJudged.Asked("c", 1_025_000_000))))));
        String page = page(run);
        assertThat(page).contains("no order of these explains it", "4 operations of model <bdi>register</bdi>");
        assertThat(Pattern.compile("class=\"op o-ok( in-window)?\".*?<text[^>]*>([^<]*)<")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(2) + (found.group(1) == null ? "" : ", marked")))
                .containsExactly("read 1, marked", "read 2", "read 3, marked");
        assertThat(page).contains("<a class=\"failure\" href=\"#seen\" data-at=\"1.025\">");
    }

    @Test
    void showsWhatCameOfEachClientsOperationsInAHistoryThatIsInOrder() {
        String page = page(new TestingRun()
                .at(1, read("k", "a", 1_000_000_000, "1"))
                .at(2, new HistoryJudged("n", "register", List.of("k"), Verdict.PASSED, "linearizable", List.of())));
        assertThat(page)
                .contains("<details open>", "1 answered, 0 did not happen, 0 may have happened")
                .doesNotContain("class=\"op ");
    }

    @Test
    void tellsNoHistoryThatNobodyJudged() {
        assertThat(page(new TestingRun().at(1, read("k", "a", 1_000_000_000, "1"))))
                .doesNotContain("id=\"histories\"", "#histories");
    }

    private static Observation.Request read(String key, String client, long start, String value) {
        return new Observation.Request(
                client,
                "read",
                "consul-0",
                Optional.of(key),
                Optional.of(value),
                Outcome.OK,
                start,
                Duration.ofMillis(10),
                Optional.empty());
    }

    private String page(TestingRun run) {
        return Reports.text(RunReader.read(run.write(folder)), ReportFormat.HTML);
    }
}
