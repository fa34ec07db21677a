package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import io.nonet.cluster.EnvironmentUnusableException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The control groups of a cluster's Nomad clients and their engines: on cgroup v1 they lie in the host's tree and
 * outlive the containers.
 */
record ControlGroups(DockerClient docker, String cluster) {
    private static final int LIMIT_SECONDS = 20;
    /** {@code $0} is the cluster; {@code $1} says for how many seconds groups may be in use by what was just killed. */
    private static final String SCRIPT = """
            deadline=$(($(date +%s) + $1))
            groups() { find /sys/fs/cgroup -maxdepth 3 -path "*/nonet/$0"; }
            while :; do
                {
                    groups | while read -r group; do find $group -depth -type d -exec rmdir {} +; done
                    find /sys/fs/cgroup -maxdepth 2 -name nonet -exec rmdir {} +
                } 2>/dev/null
                [ -n "$(groups)" ] || exit 0
                [ $(date +%s) -lt $deadline ] || exit 1
                sleep 0.1
            done
            """;

    /**
     * Removes them, from a container, which works on an engine elsewhere too.
     *
     * @throws EnvironmentUnusableException if one is still there after a while
     */
    void remove(String image) {
        try (CreateContainerCmd create = docker.createContainerCmd(image)) {
            String id = create.withEntrypoint("sh", "-c", SCRIPT, cluster, Integer.toString(LIMIT_SECONDS / 2))
                    .withLabels(Map.of(Labels.CLUSTER, cluster))
                    .withHostConfig(HostConfig.newHostConfig()
                            .withNetworkMode("none")
                            .withBinds(Bind.parse("/sys/fs/cgroup:/sys/fs/cgroup")))
                    .exec()
                    .getId();
            docker.startContainerCmd(id).exec();
            Integer exit = docker.waitContainerCmd(id)
                    .exec(new WaitContainerResultCallback())
                    .awaitStatusCode(LIMIT_SECONDS, TimeUnit.SECONDS);
            Teardown.gone(() -> docker.removeContainerCmd(id).withForce(true).exec());
            if (exit != 0) {
                throw left("are still there");
            }
        }
    }

    EnvironmentUnusableException left(String how) {
        return new EnvironmentUnusableException(
                "Control groups of cluster " + cluster + " " + how + " under /sys/fs/cgroup/*/nonet/" + cluster + ".",
                "See which processes are in them (cgroup.procs), end them, then remove the folders from below (rmdir).");
    }
}
