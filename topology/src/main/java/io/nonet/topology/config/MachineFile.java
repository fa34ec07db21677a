package io.nonet.topology.config;

import static java.util.Objects.requireNonNull;

/**
 * A file of a machine.
 *
 * @param path absolute path on the machine
 * @param content the whole text
 * @param mode permission bits, such as 0600; the owner is root
 */
public record MachineFile(String path, String content, int mode) {
    /** Null-checks the parts. */
    public MachineFile {
        requireNonNull(path, "path");
        requireNonNull(content, "content");
    }

    /** Path, size and mode: the content may be a secret and never reaches a log. */
    @Override
    public String toString() {
        return String.format("MachineFile[path=%s, content=(%d characters), mode=%04o]", path, content.length(), mode);
    }
}
