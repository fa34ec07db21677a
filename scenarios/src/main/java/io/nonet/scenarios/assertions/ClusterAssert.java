package io.nonet.scenarios.assertions;

import io.nonet.cluster.Cluster;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a cluster as a whole. */
public final class ClusterAssert extends AbstractAssert<ClusterAssert, Cluster> {
    ClusterAssert(Cluster actual) {
        super(actual, ClusterAssert.class);
    }

    /**
     * All of {@linkplain io.nonet.cluster.Readiness readiness}: members, leaders, voters, a write and a consistent read, clients
     * and their drivers, the catalog.
     */
    public ClusterAssert isHealthy() {
        isNotNull();
        List<String> problems = actual.readiness().problems();
        if (!problems.isEmpty()) {
            failWithMessage(
                    "Expected cluster %s to be healthy, but was not:%n  - %s",
                    actual.name(), String.join("\n  - ", problems));
        }
        return this;
    }
}
