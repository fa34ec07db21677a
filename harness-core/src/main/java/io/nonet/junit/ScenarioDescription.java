package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Keep;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import io.nonet.topology.Versions;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A scenario, as a person is told of it before it runs.
 *
 * @param typical how long all its tests take on two cores, without the launch of a cluster
 * @param topology of the cluster that it asks for
 * @param fresh whether each of its tests needs a cluster for itself
 * @param moreServers whether a cluster that runs already may have more servers than the topology
 */
public record ScenarioDescription(
        Class<?> test,
        String name,
        String summary,
        Duration typical,
        Topology topology,
        boolean fresh,
        boolean moreServers) {
    public ScenarioDescription {
        requireNonNull(test, "test");
        requireNonNull(name, "name");
        requireNonNull(summary, "summary");
        requireNonNull(typical, "typical");
        requireNonNull(topology, "topology");
    }

    /**
     * Reads the annotations of a test class.
     *
     * @throws IllegalArgumentException if it is no scenario
     */
    public static ScenarioDescription of(Class<?> test) {
        Scenario scenario = AnnotationSupport.findAnnotation(test, Scenario.class)
                .orElseThrow(() -> new IllegalArgumentException("expected @Scenario on " + test));
        NonetTest asked = AnnotationSupport.findAnnotation(test, NonetTest.class)
                .orElseThrow(() -> new IllegalArgumentException("expected @NonetTest on " + test));
        return new ScenarioDescription(
                test,
                scenario.name(),
                scenario.summary(),
                Duration.ofSeconds(scenario.typicalSeconds()),
                TopologyConfig.of(test, asked.config()),
                asked.fresh(),
                asked.moreServers());
    }

    /**
     * Checks that it can run on a cluster that runs already.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if it cannot, with the reason
     */
    public void requireFit(Topology cluster) {
        new ClusterRequest(topology, fresh, moreServers, Keep.NEVER).requireFit("scenario " + name, cluster);
    }

    /** What it needs, in words. */
    public String needs() {
        String nodes = Arrays.stream(Role.values())
                .filter(role -> !topology.nodes(role).isEmpty())
                .map(role -> topology.nodes(role).size() + " " + role.label())
                .collect(Collectors.joining(", "));
        Versions versions = topology.versions();
        return nodes
                + (versions.equals(Versions.DEFAULT)
                        ? ""
                        : " of Consul " + versions.consul() + " and Nomad " + versions.nomad())
                + (moreServers ? "; or more servers" : "")
                + (fresh ? "; for each test its own" : "");
    }
}
