package io.nonet.scenarios.workload;

import static io.nonet.scenarios.workload.JobParts.text;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The image of a task that Docker runs.
 *
 * @param pulledAnew whether clients pull it each time, whatever they have: {@code createImage} in {@code drivers/docker/driver.go}
 *     of Nomad 1.4.3
 */
record TaskImage(String name, boolean pulledAnew) {
    TaskImage {
        requireNonNull(name, "name");
    }

    /**
     * Empty for a task of another driver, and where others cannot tell: an archive is loaded, clients complete its name, or Nomad
     * logs in at its registry.
     */
    static Optional<TaskImage> of(JsonNode task) {
        JsonNode settings = task.path("Config");
        String name = text(settings, "image");
        boolean told = text(task, "Driver").equals("docker")
                && text(settings, "load").isEmpty()
                && settings.path("auth").isEmpty()
                && !name.isEmpty()
                && !name.contains("${");
        return told
                ? Optional.of(new TaskImage(name, settings.path("force_pull").asBoolean() || isLatest(name)))
                : Optional.empty();
    }

    /** By {@code parseDockerImage} in {@code drivers/docker/utils.go}: without a tag it is the latest, unless it has a digest. */
    private static boolean isLatest(String name) {
        int digest = name.indexOf('@');
        String untilDigest = digest < 0 ? name : name.substring(0, digest);
        // What follows a slash is no port of a registry.
        String last = untilDigest.substring(untilDigest.lastIndexOf('/') + 1);
        return last.contains(":") ? last.endsWith(":latest") : digest < 0;
    }
}
