package io.nonet.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A file as the tar stream in which an engine gives it. */
final class Archive {
    private Archive() {}

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
