package io.nonet.digitalocean.setup;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.UnfinishedFile;
import io.nonet.digitalocean.ssh.SshMachine;
import io.nonet.topology.Topology;
import io.nonet.topology.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The programs of the machine image on this computer, compressed once and sent to each machine.
 *
 * <p>Safe for use by several threads.
 */
public final class UploadedPrograms implements Programs {
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final int EXECUTABLE = 0755;

    private final ProgramSource source;
    private final Path folder;

    /**
     * Reads nothing yet.
     *
     * @param folder for the archives, which can be made again
     */
    public UploadedPrograms(ProgramSource source, Path folder) {
        this.source = requireNonNull(source);
        this.folder = requireNonNull(folder);
    }

    /** What travels together. */
    private enum Parcel {
        CONSUL,
        NOMAD;

        /** Their paths in the image, and on machines. */
        List<String> paths(Versions versions) {
            return switch (this) {
                case CONSUL ->
                    List.of("/opt/consul/" + versions.consul() + "/consul", "/usr/local/bin/toxiproxy-server");
                case NOMAD -> List.of("/opt/nomad/" + versions.nomad() + "/nomad");
            };
        }
    }

    @Override
    public void prepare(Topology topology) {
        for (Parcel parcel : Parcel.values()) {
            archive(parcel, topology.versions());
        }
    }

    @Override
    public void install(SshMachine machine, Topology topology) {
        send(machine, Parcel.CONSUL, topology.versions());
        if (machine.node().role().runsNomad()) {
            send(machine, Parcel.NOMAD, topology.versions());
        }
    }

    private void send(SshMachine machine, Parcel parcel, Versions versions) {
        Path archive = archive(parcel, versions);
        try (InputStream in = Files.newInputStream(archive)) {
            new Step(machine, "send the agents", LIMIT)
                    .run("exec tar --extract --gzip --no-overwrite-dir --directory=/", List.of(), in);
        } catch (IOException e) {
            throw unusable(archive, e);
        }
    }

    private synchronized Path archive(Parcel parcel, Versions versions) {
        String id = source.id(versions).replaceFirst("^sha256:", "");
        Path archive = folder.resolve(parcel.name().toLowerCase(Locale.ROOT) + "-" + id + ".tar.gz");
        if (Files.exists(archive)) {
            return archive;
        }
        try (UnfinishedFile part = UnfinishedFile.in(folder)) {
            pack(parcel.paths(versions), versions, part.path());
            part.become(archive);
            return archive;
        } catch (IOException e) {
            throw unusable(archive, e);
        }
    }

    private void pack(List<String> paths, Versions versions, Path target) throws IOException {
        try (UnfinishedFile program = UnfinishedFile.in(folder);
                OutputStream out = Files.newOutputStream(target);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            for (String path : paths) {
                source.copy(versions, path, program.path());
                TarArchiveEntry entry = new TarArchiveEntry(path.substring(1));
                entry.setMode(EXECUTABLE);
                entry.setSize(Files.size(program.path()));
                tar.putArchiveEntry(entry);
                Files.copy(program.path(), tar);
                tar.closeArchiveEntry();
            }
        }
    }

    private static EnvironmentUnusableException unusable(Path archive, IOException cause) {
        return new EnvironmentUnusableException(
                "Cannot keep the programs for the machines in " + archive + ": " + cause,
                "Check the disk's room and who owns the folder.",
                cause);
    }
}
