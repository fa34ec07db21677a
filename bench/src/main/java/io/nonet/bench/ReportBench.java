package io.nonet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.reports.ReportFormat;
import io.nonet.reports.Reports;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Times the page of a run, from its run file to the file of the page, in a JVM of its own that did nothing before; prints JSON.
 *
 * <p>Arguments: {@code write KIND OBSERVATIONS FILE} makes the run file, {@code render KIND OBSERVATIONS FILE} its page.
 */
final class ReportBench {
    private static final long MIB = 1L << 20;

    private ReportBench() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[3]);
        if (arguments[0].equals("write")) {
            RunGenerator.Kind kind = RunGenerator.Kind.valueOf(
                    arguments[1].toUpperCase(Locale.ROOT).replace(' ', '_'));
            new RunGenerator(kind, Integer.parseInt(arguments[2])).write(file);
        } else {
            System.out.println(render(file).put("case", arguments[1]).put("observations", arguments[2]));
        }
    }

    private static ObjectNode render(Path file) throws IOException {
        long start = System.nanoTime();
        Path page = Reports.write(file, ReportFormat.HTML);
        long rendered = System.nanoTime();
        return new ObjectMapper()
                .createObjectNode()
                .put(
                        "virtual machine",
                        ManagementFactory.getRuntimeMXBean().getInputArguments().toString())
                .put("rendered, ms", (rendered - start) / 1_000_000)
                .put(
                        "with the JVM's start, ms",
                        ManagementFactory.getRuntimeMXBean().getUptime())
                .put("processor time in all, ms", processorTime())
                .put("page, KiB", Files.size(page) / 1024)
                .put("peak heap, MiB", peakHeap())
                .put("peak resident memory, MiB", ResidentMemory.peak());
    }

    /** What a machine that is busy otherwise does not change much. */
    private static long processorTime() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }

    /** The most that was in use, dead objects included. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / MIB;
    }
}
