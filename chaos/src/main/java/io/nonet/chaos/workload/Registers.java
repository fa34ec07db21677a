package io.nonet.chaos.workload;

import io.nonet.client.consul.Consistency;

/** Values by key, as one agent reads and writes them; what brings no answer throws a {@link io.nonet.client.ClientException}. */
interface Registers {
    Entry read(String key, Consistency mode);

    void write(String key, String value);

    /** Writes if what is there still has this index; returns whether it had. */
    boolean compareAndSet(String key, String value, long index);
}
