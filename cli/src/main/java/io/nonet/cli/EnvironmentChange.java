package io.nonet.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a shell's environment variables shall become.
 *
 * @param set values by name, in the order in which they are printed
 * @param unset the names of those to take away
 * @param first the folder to be the first of the search path
 */
record EnvironmentChange(Map<String, String> set, List<String> unset, Optional<Path> first) {
    private static final String PATH = "PATH";

    EnvironmentChange {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        unset = List.copyOf(unset);
    }

    /**
     * Sets these variables, takes the others away, and puts the folder first on the search path.
     *
     * @param names of all variables; what another change had set under one of them would mislead
     */
    static EnvironmentChange to(Map<String, String> variables, List<String> names, Optional<Path> first) {
        return new EnvironmentChange(
                variables,
                names.stream().filter(name -> !variables.containsKey(name)).toList(),
                first);
    }

    /** Takes these variables away, and all folders below {@code folders} off the search path, if it has any. */
    static EnvironmentChange without(List<String> variables, Path folders, String searchPath) {
        String rest = Arrays.stream(searchPath.split(File.pathSeparator, -1))
                .filter(entry -> entry.isEmpty() || !Path.of(entry).startsWith(folders))
                .collect(Collectors.joining(File.pathSeparator));
        return new EnvironmentChange(
                rest.equals(searchPath) ? Map.of() : Map.of(PATH, rest), variables, Optional.empty());
    }
}
