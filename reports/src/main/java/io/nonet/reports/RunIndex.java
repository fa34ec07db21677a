package io.nonet.reports;

import io.nonet.observe.RunFileException;
import io.nonet.reports.html.IndexPage;
import io.nonet.reports.html.IndexView;
import io.nonet.reports.machine.JunitXml;
import io.nonet.reports.machine.Markdown;
import io.nonet.reports.machine.OpenTestReport;
import io.nonet.reports.machine.SummaryJson;
import io.nonet.reports.machine.Verdicts;
import io.nonet.reports.model.RunReader;
import io.nonet.reports.model.RunReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The reports of a whole {@code mvn verify} or {@code nonet scenario run}: one of each run, and one that leads to them. */
public final class RunIndex {
    /** The page that leads to the others. */
    public static final String PAGE = "index.html";

    private final Path folder;
    private final IdentityHashMap<RunReport, String> links = new IdentityHashMap<>();
    private final List<RunReport> runs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private RunIndex(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the reports of runs, in place of older ones. A run that cannot be read is named in the index and stops nothing.
     *
     * <p>Beside the index there are {@code summary.json}, {@code summary.md}, {@code junit.xml} and
     * {@code open-test-report.xml} of all runs together.
     *
     * @param folder of the runs
     * @param title what they are the runs of
     * @return the index; empty if there are no runs, when nothing is written
     * @throws UncheckedIOException when the disk refuses
     */
    public static Optional<Path> write(Path folder, String title, List<Path> runFiles) {
        if (runFiles.isEmpty()) {
            return Optional.empty();
        }
        RunIndex index = new RunIndex(folder.toAbsolutePath().normalize());
        runFiles.forEach(index::add);
        return Optional.of(index.write(title));
    }

    /**
     * Writes those of the runs that began at a time or later: {@code RUNS TIME TITLE}. Maven calls it once the scenarios have
     * run; where there are no such runs it writes nothing.
     */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        write(folder, arguments[2], new KnownRuns(folder).since(arguments[1]));
    }

    private void add(Path runFile) {
        try {
            RunReport run = RunReader.read(runFile);
            Path page = Reports.write(runFile, run, ReportFormat.HTML);
            RunReport brief = run.brief();
            runs.add(brief);
            links.put(
                    brief,
                    folder.relativize(page.toAbsolutePath().normalize())
                            .toString()
                            .replace('\\', '/'));
        } catch (RunFileException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private Path write(String title) {
        List<IndexView.Row> rows = Verdicts.worstFirst(runs).stream()
                .map(run -> new IndexView.Row(run, links.getOrDefault(run, "")))
                .toList();
        put("summary.json", out -> SummaryJson.write(runs, out));
        put("summary.md", out -> Markdown.write(runs, out));
        put("junit.xml", out -> JunitXml.write(runs, out));
        put("open-test-report.xml", out -> OpenTestReport.write(runs, out));
        return put(PAGE, out -> IndexPage.write(title, rows, problems, out));
    }

    private Path put(String name, Content content) {
        StringWriter out = new StringWriter();
        try {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path file = folder.resolve(name);
        Reports.replace(file, out.toString());
        return file;
    }

    /** What a file holds. */
    @FunctionalInterface
    private interface Content {
        void write(Writer out) throws IOException;
    }
}
