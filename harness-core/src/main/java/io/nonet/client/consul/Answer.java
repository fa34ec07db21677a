package io.nonet.client.consul;

import io.nonet.client.ApiAnswer;
import java.util.Objects;

/** A value together with what Consul says about it. */
public record Answer<T>(T value, AnswerMetadata metadata) {

    public Answer {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(metadata, "metadata");
    }

    static <T> Answer<T> of(T value, ApiAnswer answer) {
        return new Answer<>(value, AnswerMetadata.of(answer));
    }
}
