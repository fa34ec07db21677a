package io.nonet.cli;

/** sh, bash, zsh, dash. */
record PosixShell() implements Shell {
    @Override
    public String set(String name, String value) {
        return "export " + name + "=" + quote(value);
    }

    @Override
    public String unset(String name) {
        return "unset " + name;
    }

    @Override
    public String first(String folder) {
        // In a pattern, too, a quoted text stands for itself.
        return "case \"$PATH\" in " + quote(folder) + ":*) ;; *) export PATH=" + quote(folder) + ":\"$PATH\" ;; esac";
    }

    static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
