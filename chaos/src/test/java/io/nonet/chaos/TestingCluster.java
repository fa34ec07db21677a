package io.nonet.chaos;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.testing.StandingCluster;
import java.nio.file.Path;

/** Nine nodes whose machines print what they were told; none of their agents is there. */
public record TestingCluster(Cluster cluster) {
    /** A new one. */
    public static TestingCluster in(Path folder) {
        return new TestingCluster(StandingCluster.of(folder, TestingMachine::new));
    }

    /** The machine of that node. */
    public TestingMachine machine(String node) {
        return (TestingMachine) cluster.machine(node);
    }
}
