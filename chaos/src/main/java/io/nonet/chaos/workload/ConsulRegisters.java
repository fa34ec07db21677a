package io.nonet.chaos.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.client.consul.Answer;
import io.nonet.client.consul.AnswerMetadata;
import io.nonet.client.consul.BlockingQuery;
import io.nonet.client.consul.Consistency;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.consul.KeyValue;
import io.nonet.observe.Freshness;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Consul's key/value store through one agent. */
record ConsulRegisters(ConsulClient consul) implements Registers, Watches {
    ConsulRegisters {
        requireNonNull(consul, "consul");
    }

    @Override
    public Entry read(String key, Consistency mode) {
        Answer<Optional<KeyValue>> answer = consul.kv().getWithMetadata(key, mode);
        return new Entry(
                answer.value().map(KeyValue::text).orElse("null"),
                answer.value().map(KeyValue::modifyIndex).orElse(0L),
                freshness(mode, answer.metadata()));
    }

    @Override
    public void write(String key, String value) {
        consul.kv().put(key, value);
    }

    @Override
    public boolean compareAndSet(String key, String value, long index) {
        return consul.kv().compareAndSet(key, value, index);
    }

    @Override
    public Entry await(String key, BlockingQuery query) {
        Answer<Optional<KeyValue>> answer =
                consul.with(Consistency.CONSISTENT).kv().get(key, query);
        return new Entry(
                answer.value().map(KeyValue::text).orElse("null"),
                answer.metadata().index(),
                freshness(Consistency.CONSISTENT, answer.metadata()));
    }

    private static Freshness freshness(Consistency mode, AnswerMetadata said) {
        return new Freshness(
                mode.name().toLowerCase(Locale.ROOT),
                Optional.of(said.index()),
                Optional.of(Duration.ofMillis(said.lastContactMillis())),
                Optional.of(said.knownLeader()));
    }
}
