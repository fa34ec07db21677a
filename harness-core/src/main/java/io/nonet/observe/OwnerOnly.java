package io.nonet.observe;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

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

    private static FileAttribute<?>[] rights(Path path, String rights) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
