package io.nonet.scenarios.workload;

import static io.nonet.scenarios.workload.JobParts.text;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * A check of a service, by the job's file.
 *
 * @param round the longest time from one result to the next: its interval and its timeout
 * @param noticed within this time it fails once what it asks is gone
 * @param page what it asks for, such as {@code /health}, where any client of the service can ask for the same
 */
record AnnouncedCheck(Duration round, Duration noticed, Optional<String> page) {
    /**
     * So late a script's result may be: {@code ttlCheckBuffer} in {@code command/agent/consul/service_client.go} of Nomad
     * 1.4.3.
     */
    private static final Duration SCRIPT_BUFFER = Duration.ofSeconds(31);

    AnnouncedCheck {
        requireNonNull(round, "round");
        requireNonNull(noticed, "noticed");
        requireNonNull(page, "page");
    }

    /** @param servicePort the label or number of the port of its service */
    static AnnouncedCheck of(JsonNode check, String servicePort) {
        Duration round = Duration.ofNanos(
                check.path("Interval").asLong() + check.path("Timeout").asLong());
        // Consul's StatusHandler calls it critical with the failure of this number, none meaning the first.
        Duration noticed = round.multipliedBy(
                Math.max(1, check.path("FailuresBeforeCritical").asInt()));
        boolean script = text(check, "Type").equals("script");
        return new AnnouncedCheck(round, script ? noticed.plus(SCRIPT_BUFFER) : noticed, page(check, servicePort));
    }

    /** Clients speak plain HTTP at the service's own port, and send nothing but a path that the file tells. */
    private static Optional<String> page(JsonNode check, String servicePort) {
        String port = text(check, "PortLabel");
        String method = text(check, "Method");
        boolean askable = text(check, "Type").equals("http")
                && !text(check, "Protocol").equals("https")
                && (port.isEmpty() || port.equals(servicePort))
                && (method.isEmpty() || method.equals("GET"))
                && check.path("Header").isEmpty()
                && !text(check, "Path").contains("${");
        return askable ? Optional.of(text(check, "Path")) : Optional.empty();
    }
}
