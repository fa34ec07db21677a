package io.nonet.reports;

import io.nonet.observe.RunFileException;
import io.nonet.reports.html.IndexPage;
import io.nonet.reports.html.IndexView;
import io.nonet.reports.machine.JunitXml;
import io.nonet.reports.machine.Markdown;
import io.nonet.reports.machine.OpenTestReport;
import io.nonet.reports.machine.SummaryJson;
import io.nonet.reports.machine.UnreadableRun;
import io.nonet.reports.machine.Verdicts;
import io.nonet.reports.model.RunReader;
import io.nonet.reports.model.RunReport;
import io.nonet.reports.model.UnusableFolderException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
    private final List<UnreadableRun> unreadable = new ArrayList<>();

    private RunIndex(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the reports of runs, in place of older ones. A run of which there can be no report is named in the index, and in all
     * beside it, and stops nothing.
     *
     * <p>Beside the index there are {@code summary.json}, {@code summary.md}, {@code junit.xml} and
     * {@code open-test-report.xml} of all runs together.
     *
     * @param folder of the runs
     * @param title what they are the runs of
     * @return the index; empty if there are no runs, when nothing is written
     * @throws UnusableFolderException when the disk refuses the index itself
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
            links.put(brief, fromFolder(page));
        } catch (RunFileException | UnusableFolderException e) {
            unreadable.add(unreadable(runFile, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // A fault of ours must not take the reports of all other runs with it.
            unreadable.add(unreadable(runFile, runFile + ": no report could be made of it: " + e));
        }
    }

    private UnreadableRun unreadable(Path runFile, String problem) {
        Path run = runFile.toAbsolutePath().normalize().getParent();
        String name = run == null || run.getFileName() == null
                ? runFile.toString()
                : run.getFileName().toString();
        return UnreadableRun.of(name, fromFolder(runFile), problem, written(runFile));
    }

    private static Instant written(Path runFile) {
        try {
            return Files.getLastModifiedTime(runFile).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private String fromFolder(Path file) {
        return folder.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    private Path write(String title) {
        List<IndexView.Row> rows = Verdicts.worstFirst(runs).stream()
                .map(run -> new IndexView.Row(run, links.getOrDefault(run, "")))
                .toList();
        put("summary.json", out -> SummaryJson.write(runs, unreadable, out));
        put("summary.md", out -> Markdown.write(runs, unreadable, out));
        put("junit.xml", out -> JunitXml.write(runs, unreadable, out));
        put("open-test-report.xml", out -> OpenTestReport.write(runs, unreadable, out));
        List<String> problems = unreadable.stream().map(UnreadableRun::problem).toList();
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
