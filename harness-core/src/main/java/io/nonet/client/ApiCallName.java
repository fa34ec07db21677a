package io.nonet.client;

import java.io.Serializable;
import java.net.URI;
import java.util.Objects;

/** What was asked of whom: the beginning of every failure's message. The path includes the query, percent-encoded. */
record ApiCallName(String method, URI base, String path) implements Serializable {

    ApiCallName {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(path, "path");
    }

    @Override
    public String toString() {
        return method + " " + base + path;
    }
}
