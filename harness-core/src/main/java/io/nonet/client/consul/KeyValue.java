package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An entry of the key/value store.
 *
 * @param base64 the value as Consul sends it; see {@link #text} and {@link #bytes}
 * @param flags 64 bits, unsigned, whose meaning is up to who wrote them
 * @param session the session that holds the entry; empty when none does
 * @param lockIndex how often the entry has been acquired
 */
public record KeyValue(
        String key,
        @JsonProperty("Value") String base64,
        @JsonDeserialize(using = UnsignedReader.class) long flags,
        String session,
        long createIndex,
        long modifyIndex,
        long lockIndex) {

    /** The value as UTF-8 text. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The value; a new array at each call. */
    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    /** Leaves the value out: it may be a secret. */
    @Override
    public String toString() {
        return "KeyValue[key=" + key + ", " + bytes().length + " bytes, modifyIndex=" + modifyIndex + "]";
    }
}
