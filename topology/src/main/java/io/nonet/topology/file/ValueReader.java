package io.nonet.topology.file;

import org.snakeyaml.engine.v2.events.Event;

/** Reads the value of one key. */
interface ValueReader {
    /**
     * Takes the value that begins with this event, and the events up to its end.
     *
     * @param key the key with the keys above it, such as {@code versions.consul}
     */
    void read(String key, Event value);
}
