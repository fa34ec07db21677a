package io.nonet.topology;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The versions of Consul and Nomad that the nodes run.
 *
 * @param consul a semantic version without a leading {@code v}, such as {@code 1.14.3}
 * @param nomad likewise
 */
public record Versions(String consul, String nomad) {
    private static final String NUMBER = "(?:0|[1-9][0-9]{0,4})";
    private static final Pattern SEMANTIC_VERSION = Pattern.compile(
            NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(-[0-9A-Za-z.-]{1,40})?(\\+[0-9A-Za-z.-]{1,40})?");

    /** The pair that is used unless another one is asked for. */
    public static final Versions DEFAULT = new Versions("1.14.3", "1.4.3");

    /**
     * Checks the form of both versions; whether an image has them is for the provisioner to say.
     *
     * @throws TopologyException if a text is no semantic version
     */
    public Versions {
        requireSemanticVersion("versions.consul", requireNonNull(consul, "consul"));
        requireSemanticVersion("versions.nomad", requireNonNull(nomad, "nomad"));
    }

    /** Whether Consul is of this minor version or a later one; a pre-release counts as the version itself. */
    public boolean consulAtLeast(int major, int minor) {
        String[] numbers = consul.split("\\.", 3);
        int actualMajor = Integer.parseInt(numbers[0]);
        return actualMajor > major || (actualMajor == major && Integer.parseInt(numbers[1]) >= minor);
    }

    private static void requireSemanticVersion(String rule, String version) {
        if (!SEMANTIC_VERSION.matcher(version).matches()) {
            throw new TopologyException(rule, "a version such as 1.14.3", "\"" + version + "\"");
        }
    }
}
