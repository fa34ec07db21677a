package io.nonet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.observe.Freshness;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.Outcome;
import io.nonet.observe.RunFile;
import io.nonet.observe.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Times what recording a request costs its client, from its first look at the clock until it is in the file; prints JSON. */
final class RecordingBench {
    private static final int ROUNDS = 7;
    private static final int REQUESTS = 20_000;
    /** As many clients as the consistency scenario has, which get in each other's way. */
    private static final int CLIENTS = 9;

    private RecordingBench() {}

    public static void main(String[] arguments) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = mapper.createObjectNode();
        for (int clients : new int[] {1, CLIENTS}) {
            List<Long> nanos = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                nanos.add(round(clients));
            }
            json.set("ns a request, " + clients + " at a time", new Figures(nanos).json(mapper));
        }
        System.out.println(json);
    }

    /** Nanoseconds of elapsed time for each request of all clients. */
    private static long round(int clients) throws Exception {
        Path folder = Files.createTempDirectory("nonet-bench");
        Path path = folder.resolve("run.json");
        Clock clock = Clock.systemUTC();
        Timeline timeline = Timeline.start(clock);
        try (RunFile file = RunFile.create(path)) {
            timeline.addListener(file);
            timeline.record(new RunStarted(
                    "bench",
                    "bench",
                    clock.instant(),
                    Optional.of(1L),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    "bench/recording"));
            List<Thread> threads = new ArrayList<>();
            long start = System.nanoTime();
            for (int client = 0; client < clients; client++) {
                String name = "register via consul-" + client;
                Thread thread = new Thread(() -> record(timeline, name, REQUESTS / clients));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return (System.nanoTime() - start) / ((long) REQUESTS / clients * clients);
        } finally {
            Files.deleteIfExists(path);
            Files.delete(folder);
        }
    }

    private static void record(Timeline timeline, String client, int requests) {
        Freshness freshness =
                new Freshness("stale", Optional.of(123_456L), Optional.of(Duration.ofMillis(12)), Optional.of(true));
        for (int number = 0; number < requests; number++) {
            long start = timeline.nanos();
            timeline.record(new Request(
                    client,
                    "read",
                    "consul-0",
                    Optional.of("consistency/12345678/stale-0"),
                    Optional.of("\"consul-0-" + number + "\""),
                    Outcome.OK,
                    start,
                    Duration.ofNanos(timeline.nanos() - start),
                    Optional.empty(),
                    Optional.of(freshness)));
        }
    }
}
