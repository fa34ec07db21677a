package io.nonet.observe;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders for their owner's eyes; where the file system has no such rights, its defaults. */
public final class OwnerOnly {
    private OwnerOnly() {}

    static void createFile(Path file) throws IOException {
        Files.createFile(file, rights(file, "rw-------"));
    }

    /** Creates one folder; its parent exists. */
    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, rights(folder, "rwx------"));
    }

    /** Creates the folder and its parents, as far as they are missing. */
    public static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, rights(folder, "rwx------"));
    }

    /** Writes the whole content; a file of that name is replaced. */
    public static void write(Path file, byte[] content) throws IOException {
        try {
            createFile(file);
        } catch (FileAlreadyExistsException e) {
            Files.delete(file);
            createFile(file);
        }
        Files.write(file, content);
    }

    /** Opens a file whose only use is a lock on it; creates it if need be. */
    public static FileChannel openForLock(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), rights(file, "rw-------"));
    }

    private static FileAttribute<?>[] rights(Path path, String rights) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
