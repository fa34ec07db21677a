package io.nonet.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nonet.topology.config.MachineFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files as the tar stream in which a machine takes them, unpacked at its root. */
public final class FileArchive {
    /** The number of the user root, and of his group. */
    public static final int ROOT = 0;

    private FileArchive() {}

    /** All of them root's. */
    public static InputStream of(List<MachineFile> files) throws IOException {
        return of(files, ROOT);
    }

    /**
     * All of them of one user.
     *
     * @param owner the number of the user and of his group
     */
    public static InputStream of(List<MachineFile> files, int owner) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
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
}
