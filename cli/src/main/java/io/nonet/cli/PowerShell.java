package io.nonet.cli;

import java.io.File;

/** PowerShell, which takes typographic quotes for quotes, too. */
record PowerShell() implements Shell {
    @Override
    public String set(String name, String value) {
        return "$env:" + name + " = " + quote(value);
    }

    @Override
    public String unset(String name) {
        return "Remove-Item -ErrorAction SilentlyContinue Env:" + name;
    }

    @Override
    public String first(String folder) {
        String start = quote(folder + File.pathSeparator);
        return "if (-not $env:PATH.StartsWith(" + start + ")) { $env:PATH = " + start + " + $env:PATH }";
    }

    private static String quote(String text) {
        return "'" + text.replaceAll("(['\u2018\u2019\u201a\u201b])", "$1$1") + "'";
    }
}
