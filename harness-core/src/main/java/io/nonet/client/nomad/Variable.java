package io.nonet.client.nomad;

import java.util.Map;

/** A variable with what it holds. */
public record Variable(String namespace, String path, long createIndex, long modifyIndex, Map<String, String> items) {
    public Variable {
        items = Map.copyOf(items);
    }

    /** Leaves the items out: they may be secrets. */
    @Override
    public String toString() {
        return "Variable[path=" + path + ", " + items.size() + " items, modifyIndex=" + modifyIndex + "]";
    }
}
