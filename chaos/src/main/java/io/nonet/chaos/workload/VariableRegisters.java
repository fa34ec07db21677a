package io.nonet.chaos.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.client.consul.Consistency;
import io.nonet.client.nomad.NomadClient;
import io.nonet.client.nomad.Variable;
import io.nonet.observe.Freshness;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Nomad's variables through one agent: each key is a variable with one item. */
record VariableRegisters(NomadClient nomad) implements Registers {
    private static final String ITEM = "value";

    VariableRegisters {
        requireNonNull(nomad, "nomad");
    }

    /** Nomad has no mode {@link Consistency#CONSISTENT}; it answers as in the default one. */
    @Override
    public Entry read(String key, Consistency mode) {
        NomadClient asked = mode == Consistency.STALE ? nomad.stale() : nomad;
        Optional<Variable> found = asked.variables().read(key);
        Consistency answered = mode == Consistency.STALE ? mode : Consistency.DEFAULT;
        return new Entry(
                found.map(variable -> variable.items().getOrDefault(ITEM, "null"))
                        .orElse("null"),
                found.map(Variable::modifyIndex).orElse(0L),
                new Freshness(
                        answered.name().toLowerCase(Locale.ROOT),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Override
    public void write(String key, String value) {
        nomad.variables().put(key, Map.of(ITEM, value));
    }

    @Override
    public boolean compareAndSet(String key, String value, long index) {
        return nomad.variables().compareAndSet(key, Map.of(ITEM, value), index);
    }
}
