package io.nonet.scenarios.nomad;

import io.nonet.client.nomad.Node;
import java.util.List;
import java.util.Map;

/**
 * The processor time that a task took, as bash tells of it.
 *
 * @param elapsed in seconds
 * @param used by all its processes, in seconds on one core
 */
record ProcessorTime(double elapsed, double used) {
    /**
     * Of a task that ran its work under {@code TIMEFORMAT='%R %U %S'}.
     *
     * @throws AssertionError if it wrote no such line
     */
    static ProcessorTime of(Task task) {
        List<String> line = List.of(String.join(" ", task.errors()).split(" "));
        if (line.size() != 3) {
            throw new AssertionError("Expected three times in seconds, found " + line + " of " + task);
        }
        List<Double> seconds = line.stream().map(Double::valueOf).toList();
        return new ProcessorTime(seconds.get(0), seconds.get(1) + seconds.get(2));
    }

    /**
     * What a task may take of one core by its hard limit, as Nomad 1.4.3 sets it for a container: that part of all cores which
     * {@code cpu} is of all that the client has (drivers/docker/driver.go).
     *
     * @param megahertz the task's {@code cpu}
     */
    static double limit(Node client, long megahertz) {
        Map<String, String> has = client.attributes();
        return (double) megahertz / number(has, "cpu.totalcompute") * number(has, "cpu.numcores");
    }

    /** What it took of one core. */
    double share() {
        return used / elapsed;
    }

    private static long number(Map<String, String> attributes, String name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }
}
