package io.nonet.scenarios.assertions;

import io.nonet.cluster.Cluster;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.ServiceTraffic;

/**
 * Where assertions on clusters, jobs and traffic begin.
 *
 * <pre>{@code
 * assertThat(cluster).isHealthy();
 * assertThat(job).hasHealthyAllocations(3).withoutOverlap();
 * assertThat(traffic).hasGoodAnswers(100).hasNoFailures();
 * }</pre>
 *
 * <p>Each looks once, at the moment of the call; to wait for it, put it into Awaitility's {@code untilAsserted}.
 */
public final class NonetAssertions {
    private NonetAssertions() {}

    public static ClusterAssert assertThat(Cluster actual) {
        return new ClusterAssert(actual, cluster -> cluster.readiness().problems());
    }

    public static RunningJobAssert assertThat(RunningJob actual) {
        return new RunningJobAssert(actual);
    }

    public static ServiceTrafficAssert assertThat(ServiceTraffic actual) {
        return new ServiceTrafficAssert(actual);
    }
}
