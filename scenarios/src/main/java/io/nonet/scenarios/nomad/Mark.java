package io.nonet.scenarios.nomad;

import static java.util.Objects.requireNonNull;

import io.nonet.client.consul.KeyValue;

/**
 * What an attempt at a unit of work wrote into Consul: the key {@code marks/UNIT/ATTEMPT/STAGE}, where there was none.
 *
 * @param attempt the allocation's id and a number, the first of which is 1: unique
 * @param index the Raft index of the write: of two marks the later one has the larger
 * @param value the name of the client, or whatever else the job writes
 */
record Mark(String unit, String attempt, Stage stage, long index, String value) {
    static final String KEYS = "marks/";

    enum Stage {
        BEGUN,
        DONE
    }

    Mark {
        requireNonNull(unit, "unit");
        requireNonNull(attempt, "attempt");
        requireNonNull(stage, "stage");
        requireNonNull(value, "value");
    }

    /** @throws IllegalArgumentException if the entry is no mark */
    static Mark of(KeyValue entry) {
        String[] parts = entry.key().split("/", -1);
        if (!entry.key().startsWith(KEYS) || parts.length != 4) {
            throw new IllegalArgumentException("Expected a key " + KEYS + "UNIT/ATTEMPT/STAGE, found " + entry.key());
        }
        return new Mark(parts[1], parts[2], stage(parts[3]), entry.createIndex(), entry.text());
    }

    private static Stage stage(String word) {
        return switch (word) {
            case "begun" -> Stage.BEGUN;
            case "done" -> Stage.DONE;
            default -> throw new IllegalArgumentException("Expected a mark begun or done, found " + word);
        };
    }

    /** The id of the allocation that made the attempt. */
    String allocation() {
        return attempt.substring(0, attempt.lastIndexOf('.'));
    }

    boolean isBegun() {
        return stage == Stage.BEGUN;
    }

    boolean isDone() {
        return stage == Stage.DONE;
    }
}
