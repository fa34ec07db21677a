package io.nonet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.observe.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The file by which a process that holds ways open tells others of them; it ends once the file is gone. */
record WaysFile(Path path) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What the file tells.
     *
     * @param process the number of the process
     * @param started when it started, since numbers are given out again
     * @param consul as this computer reaches it
     * @param nomad as this computer reaches it, if there is a way to one
     */
    record Held(long process, Instant started, URI consul, Optional<URI> nomad) {
        /** Whether that process runs still. */
        boolean lives() {
            return ProcessHandle.of(process)
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> startOf(handle).equals(started))
                    .isPresent();
        }
    }

    /** When a process started, as far as the system tells. */
    static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** Tells of ways that this process holds. */
    void write(URI consul, Optional<URI> nomad) {
        ProcessHandle self = ProcessHandle.current();
        ObjectNode json = JSON.createObjectNode()
                .put("process", self.pid())
                .put("started", startOf(self).toString())
                .put("consul", consul.toString());
        nomad.ifPresent(uri -> json.put("nomad", uri.toString()));
        Path part = path.resolveSibling(path.getFileName() + ".part");
        try {
            OwnerOnly.write(part, json.toString().getBytes(UTF_8));
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "Cannot write " + path + ": " + e, "Check the disk's room and who owns the folder.", e);
        }
    }

    /** What the file tells; empty if there is none, or one that nobody of this version wrote. */
    Optional<Held> read() {
        try {
            JsonNode json = JSON.readTree(Files.readString(path));
            return Optional.of(new Held(
                    json.required("process").longValue(),
                    Instant.parse(json.required("started").asText()),
                    URI.create(json.required("consul").asText()),
                    Optional.ofNullable(json.get("nomad")).map(JsonNode::asText).map(URI::create)));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
