package io.nonet.observe;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The entry {@code latest} among the runs: a link, or where links are not to be had a text file with the name. */
final class LatestRun {
    private static final String LATEST = "latest";

    private LatestRun() {}

    /** Points to {@code folder}; whoever looks meanwhile sees the old one or the new one, never none. */
    static void set(Path runs, Path folder) throws IOException {
        set(runs, folder, Files::createSymbolicLink);
    }

    static void set(Path runs, Path folder, Linker linker) throws IOException {
        Path name = folder.getFileName();
        // The folder's name is unique, so this one is: two runs that begin together do not meet here.
        Path prepared = runs.resolve("." + LATEST + "-" + name);
        Files.deleteIfExists(prepared);
        try {
            linker.link(prepared, name);
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Windows lets only some users create links.
            Files.writeString(prepared, name + "\n");
        }
        Files.move(prepared, runs.resolve(LATEST), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where it points to, when that is a folder. */
    static Optional<Path> get(Path runs) {
        Path latest = runs.resolve(LATEST);
        try {
            Path folder = Files.isRegularFile(latest)
                    ? runs.resolve(Files.readString(latest).strip())
                    : latest.toRealPath();
            return Optional.of(folder).filter(Files::isDirectory);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Creates a symbolic link; tests bring one of a file system that has none. */
    @FunctionalInterface
    interface Linker {
        void link(Path link, Path target) throws IOException;
    }
}
