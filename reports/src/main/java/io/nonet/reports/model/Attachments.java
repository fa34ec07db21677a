package io.nonet.reports.model;

import io.nonet.observe.TimedObservation;
import io.nonet.reports.model.Entry.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was attached to a run: files, and among them the logs of agents. */
final class Attachments {
    private static final int MOST_FILES = 400;
    private static final int MOST_LINES = 20_000;
    private static final Duration FARTHEST = Duration.ofDays(365);
    /** The beginning of a line of Consul and Nomad, and the field of Toxiproxy's. */
    private static final Pattern TIME = Pattern.compile(
            "^\\s*(?:\\{.*\"time\":\")?(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d))");

    private final Path folder;
    private final List<String> files;

    private Attachments(Path folder, List<String> files) {
        this.folder = folder;
        this.files = files;
    }

    /** Those in the folder of the run file that {@link io.nonet.observe.RunFolder} keeps under {@code nodes/}. */
    static Attachments beside(Path runFile) {
        Path folder = runFile.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder.resolve("nodes"))) {
            return new Attachments(runFile, List.of());
        }
        try (Stream<Path> found = Files.walk(folder.resolve("nodes"))) {
            List<String> files = found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
            return new Attachments(folder, files);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder, e);
        }
    }

    private static UnusableFolderException unreadable(Path folder, Exception e) {
        return new UnusableFolderException(
                "What is attached to the run in " + folder + " can't be read",
                "Make its files ones that you can read, or move the folder nodes away.",
                e);
    }

    List<String> files() {
        return files;
    }

    /**
     * What agents logged near failures.
     *
     * @param beginning of the run, which tells what time of the wall clock it was
     */
    List<Entry> logs(TimedObservation<?> beginning, Failures failures) {
        List<Entry> entries = new ArrayList<>();
        if (failures.found().isEmpty()) {
            return entries;
        }
        for (String file : files) {
            if (file.endsWith(".log")) {
                read(file, beginning, failures, entries);
            }
        }
        return entries;
    }

    private void read(String file, TimedObservation<?> beginning, Failures failures, List<Entry> entries) {
        String source = file.substring("nodes/".length(), file.length() - ".log".length());
        // Not Files.lines: a log may hold bytes that are no UTF-8.
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Files.newInputStream(folder.resolve(file)), StandardCharsets.UTF_8))) {
            Optional<Long> nanos = Optional.empty();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // A line without a time belongs to the one before it.
                Optional<Long> own = time(line).flatMap(time -> nanos(beginning, time));
                nanos = own.isPresent() ? own : nanos;
                if (entries.size() < MOST_LINES
                        && nanos.filter(at -> failures.distance(at) <= SeenLog.AROUND_NANOS)
                                .isPresent()) {
                    entries.add(new Entry(nanos.get(), Kind.LOG, source, line));
                }
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** Since the run began; empty for a time that is years away, of which no log can be. */
    private static Optional<Long> nanos(TimedObservation<?> beginning, Instant time) {
        Duration since = Duration.between(beginning.time(), time);
        return since.abs().compareTo(FARTHEST) > 0
                ? Optional.empty()
                : Optional.of(beginning.nanos() + since.toNanos());
    }

    private static Optional<Instant> time(String line) {
        Matcher matcher = TIME.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(matcher.group(1)).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
