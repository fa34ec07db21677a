package io.nonet.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nonet.topology.config.MachineFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files as the tar stream in which an engine takes and gives them. */
public final class Archive {
    static final int ROOT = 0;

    private Archive() {}

    /** All of them root's. */
    public static InputStream of(List<MachineFile> files) throws IOException {
        return of(files, ROOT);
    }

    /**
     * All of them of one user.
     *
     * @param owner the number of the user and of his group
     */
    static InputStream of(List<MachineFile> files, int owner) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (MachineFile file : files) {
                byte[] content = file.content().getBytes(UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.path().substring(1));
                entry.setMode(file.mode());
                entry.setSize(content.length);
                entry.setIds(owner, owner);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    static String onlyFile(InputStream archive) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(archive);
        return tar.getNextEntry() == null ? "" : new String(tar.readAllBytes(), UTF_8);
    }

    static void copyOnlyFile(InputStream archive, Path target) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(archive);
        if (tar.getNextEntry() == null) {
            throw new IOException("the archive is empty");
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
