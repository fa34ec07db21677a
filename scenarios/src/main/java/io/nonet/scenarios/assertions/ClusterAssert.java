package io.nonet.scenarios.assertions;

import io.nonet.cluster.Cluster;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a cluster as a whole. */
public final class ClusterAssert extends AbstractAssert<ClusterAssert, Cluster> {
    private final Function<Cluster, List<String>> problems;

    /** @param problems what keeps a cluster from being healthy */
    ClusterAssert(Cluster actual, Function<Cluster, List<String>> problems) {
        super(actual, ClusterAssert.class);
        this.problems = problems;
    }

    /**
     * All of {@linkplain io.nonet.cluster.Readiness readiness}: members, leaders, voters, a write and a consistent read, clients
     * and their drivers, the catalog.
     */
    public ClusterAssert isHealthy() {
        isNotNull();
        List<String> found = problems.apply(actual);
        if (!found.isEmpty()) {
            failWithMessage(
                    "Expected cluster %s to be healthy, but was not:%n  - %s",
                    actual.name(), String.join("\n  - ", found));
        }
        return this;
    }
}
