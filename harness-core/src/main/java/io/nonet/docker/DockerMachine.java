package io.nonet.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.ExecResult;
import io.nonet.cluster.FileArchive;
import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;
import io.nonet.topology.config.MachineFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A machine that is a container.
 *
 * @param ports where the node's published ports are on the host's loopback
 */
record DockerMachine(DockerClient docker, String id, NodeSpec node, String address, PublishedPorts ports)
        implements Machine {
    private static final Duration POWER = Duration.ofSeconds(20);

    DockerMachine {
        requireNonNull(docker, "docker");
        requireNonNull(id, "id");
        requireNonNull(node, "node");
        requireNonNull(address, "address");
        requireNonNull(ports, "ports");
    }

    @Override
    public URI consul() {
        return URI.create("https://127.0.0.1:" + ports.of(Port.CONSUL_HTTPS));
    }

    @Override
    public Optional<URI> nomad() {
        return node.role().runsNomad()
                ? Optional.of(URI.create("https://127.0.0.1:" + ports.of(Port.NOMAD_HTTPS)))
                : Optional.empty();
    }

    @Override
    public URI toxiproxy() {
        return URI.create("http://127.0.0.1:" + ports.of(Port.TOXIPROXY_CONTROL));
    }

    @Override
    public ExecResult exec(Duration limit, List<String> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            String exec = docker.execCreateCmd(id)
                    .withCmd(command.toArray(new String[0]))
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec()
                    .getId();
            boolean ended = docker.execStartCmd(exec)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            (frame.getStreamType() == StreamType.STDERR ? err : out).writeBytes(frame.getPayload());
                        }
                    })
                    .awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                throw new MachineException(
                        node.name(), "'" + String.join(" ", command) + "' did not end within " + limit);
            }
            Long exit = docker.inspectExecCmd(exec).exec().getExitCodeLong();
            return new ExecResult(exit == null ? -1 : exit.intValue(), out.toString(UTF_8), err.toString(UTF_8));
        } catch (DockerException | EnvironmentUnusableException e) {
            throw new MachineException(
                    node.name(), "cannot run '" + String.join(" ", command) + "': " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException(node.name(), "interrupted in '" + String.join(" ", command) + "'", e);
        }
    }

    @Override
    public void write(List<MachineFile> files) {
        try (InputStream archive = FileArchive.of(files)) {
            docker.copyArchiveToContainerCmd(id)
                    .withTarInputStream(archive)
                    .withRemotePath("/")
                    .exec();
        } catch (DockerException | EnvironmentUnusableException | IOException e) {
            throw new MachineException(node.name(), "cannot write files: " + e.getMessage(), e);
        }
    }

    @Override
    public String log(Service service, int lines) {
        String path = "/var/log/nonet/" + service.label() + "/current";
        try (InputStream archive = docker.copyArchiveFromContainerCmd(id, path).exec()) {
            List<String> all = Archive.onlyFile(archive).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (NotFoundException e) {
            return "";
        } catch (DockerException | EnvironmentUnusableException | IOException e) {
            throw new MachineException(node.name(), "cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isUp() {
        try {
            InspectContainerResponse seen = docker.inspectContainerCmd(id).exec();
            ports.see(seen);
            return Boolean.TRUE.equals(seen.getState().getRunning());
        } catch (NotFoundException e) {
            return false;
        }
    }

    @Override
    public void powerOff() {
        try {
            if (isUp()) {
                docker.killContainerCmd(id).exec();
                docker.waitContainerCmd(id).start().awaitCompletion(POWER.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (DockerException | EnvironmentUnusableException e) {
            throw new MachineException(node.name(), "cannot be powered off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException(node.name(), "interrupted while it was powered off", e);
        }
        // Which sees, too, that its ports on the host may be another container's from now on.
        if (isUp()) {
            throw new MachineException(node.name(), "is still up " + POWER.toSeconds() + " s after it was killed");
        }
    }

    @Override
    public void powerOn() {
        try {
            if (!isUp()) {
                docker.startContainerCmd(id).exec();
            }
            // The engine publishes ports anew at each start.
            isUp();
        } catch (DockerException | EnvironmentUnusableException e) {
            throw new MachineException(node.name(), "cannot be powered on: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return node.name() + " (container " + id.substring(0, Math.min(12, id.length())) + ", " + address + ")";
    }
}
