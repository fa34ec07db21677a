package io.nonet.chaos.workload;

import io.nonet.client.consul.BlockingQuery;

/** Values that are waited for through one agent. */
interface Watches {
    /**
     * What is there once it has changed, or the time is up; its index is the one to wait on next.
     *
     * @throws io.nonet.client.ClientException if no answer came
     */
    Entry await(String key, BlockingQuery query);
}
