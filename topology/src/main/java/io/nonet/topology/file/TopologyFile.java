package io.nonet.topology.file;

import io.nonet.topology.Topology;

/** The YAML form of a topology: every key may be left out, and then has the value of the nine-node cluster. */
public final class TopologyFile {
    private TopologyFile() {}

    /**
     * Reads a topology.
     *
     * @param fileName where the text is from, for messages only
     * @param yaml the whole file; one mapping, without tags, anchors and aliases
     * @throws TopologyFileException at the first place, reading from the top, where the text is not YAML or not a
     *     topology, or else if the values do not fit together; an empty file is wrong, too
     */
    public static Topology parse(String fileName, String yaml) {
        return new TopologyReader(new YamlCursor(fileName, yaml)).read();
    }
}
