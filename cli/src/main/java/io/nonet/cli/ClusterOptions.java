package io.nonet.cli;

import io.nonet.topology.Topology;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that works on one cluster. */
final class ClusterOptions {
    static final String DEFAULT_NAME = "nonet";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = DEFAULT_NAME,
            description = "The cluster's name. Default: ${DEFAULT-VALUE}.")
    private String name = DEFAULT_NAME;

    @Mixin
    final CommonOptions common = new CommonOptions();

    /**
     * The cluster's name.
     *
     * @throws io.nonet.topology.TopologyException if no cluster can have it
     */
    String name() {
        return valid(name);
    }

    /** Names become names of folders too: what is no label never gets that far. */
    static String valid(String name) {
        return Topology.builder().name(name).build().name();
    }
}
