package io.nonet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.observe.Observation;
import io.nonet.observe.Observations;
import io.nonet.observe.RunFileReader;
import io.nonet.observe.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Times {@code nonet up} from being typed to ready, by phase, and the same agents as bare processes, in turns; prints
 * JSON on stdout and progress on stderr.
 *
 * <p>Arguments: the {@code nonet} script, the programs' folder ({@code consul} and {@code nomad} in it), the number of
 * runs, {@code yes} or {@code no} for the bare processes, then further arguments for {@code nonet up}.
 */
final class BootBench {
    private static final String NAME = "nonet-bench";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path nonet;
    private final Path programs;
    private final Path folder;
    private final List<String> upArguments;
    private final Map<String, List<Long>> figures = new LinkedHashMap<>();

    private BootBench(Path nonet, Path programs, Path folder, List<String> upArguments) {
        this.nonet = nonet;
        this.programs = programs;
        this.folder = folder;
        this.upArguments = upArguments;
    }

    public static void main(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[2]);
        boolean bare = arguments[3].equals("yes");
        Path folder = Files.createTempDirectory("nonet-bench");
        BootBench bench = new BootBench(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                folder,
                List.of(arguments).subList(4, arguments.length));
        for (int run = 1; run <= runs; run++) {
            bench.up();
            if (bare) {
                bench.bare();
            }
            System.err.println("run " + run + " of " + runs + ": " + bench.last());
        }
        System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bench.json()));
    }

    private void up() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(nonet.toString(), "up", "--name", NAME));
        command.addAll(upArguments);
        long up = time(command);
        add("up: typed to ready, ms", up);
        Observations seen = RunFileReader.read(
                        RunFolder.latest(folder.resolve("runs")).orElseThrow().resolve("run.json"))
                .observations();
        long ready = 0;
        long first = Long.MAX_VALUE;
        for (var observation : seen.all()) {
            if (observation.observation() instanceof Observation.Phase phase) {
                add("up: phase " + phase.name() + ", ms", phase.duration().toMillis());
                ready = observation.nanos();
            }
            if (observation.observation() instanceof Observation.NodeState) {
                first = Math.min(first, observation.nanos());
            }
        }
        add("up: first container started to ready, ms", (ready - first) / 1_000_000);
        add("up: memory of all containers, MiB", memory());
        add("down, ms", time(List.of(nonet.toString(), "down", "--name", NAME)));
    }

    private void bare() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareBoot.class.getName(),
                        programs.resolve("consul").toString(),
                        programs.resolve("nomad").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the bare processes did not get ready");
        }
        add("bare: first process started to ready, ms", Long.parseLong(printed.strip()));
    }

    /** What docker stats shows: usage without the file cache that can go at any time. */
    private static long memory() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "docker stats --no-stream --format '{{.MemUsage}}' $(docker ps -q --filter label=nonet.cluster="
                                + NAME + ")")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        double total = 0;
        for (String line : new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList()) {
            total += Double.parseDouble(line.replaceAll("MiB.*", ""));
        }
        process.waitFor();
        return Math.round(total);
    }

    private long time(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("command.log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(log));
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void add(String name, long value) {
        figures.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }

    private Map<String, Long> last() {
        Map<String, Long> last = new LinkedHashMap<>();
        figures.forEach((name, values) -> last.put(name, values.get(values.size() - 1)));
        return last;
    }

    private ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        figures.forEach((name, values) -> json.set(name, new Figures(values).json(JSON)));
        List<Long> bare = figures.get("bare: first process started to ready, ms");
        List<Long> up = figures.get("up: first container started to ready, ms");
        if (bare != null && up != null) {
            json.put("containers / bare, ratio of medians", new Figures(up).median() / new Figures(bare).median());
        }
        return json;
    }
}
