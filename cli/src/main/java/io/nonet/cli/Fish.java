package io.nonet.cli;

/** The fish shell, whose PATH is a list. */
record Fish() implements Shell {
    @Override
    public String set(String name, String value) {
        return "set -gx " + name + " " + quote(value) + ";";
    }

    @Override
    public String unset(String name) {
        return "set -e " + name + ";";
    }

    @Override
    public String first(String folder) {
        return "test \"$PATH[1]\" = " + quote(folder) + "; or set -gx PATH " + quote(folder) + " $PATH;";
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
