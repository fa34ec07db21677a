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

    /**
     * Removes them, from a container, which works on an engine elsewhere too.
     *
     * @throws EnvironmentUnusableException if one is still there then
     */
    void remove(String image) {
        String script = "for root in /sys/fs/cgroup /sys/fs/cgroup/*; do "
                + "[ -d $root/nonet/" + cluster + " ] && find $root/nonet/" + cluster
                + " -depth -type d -exec rmdir {} + ; "
                + "rmdir $root/nonet 2>/dev/null; done; ! ls -d /sys/fs/cgroup/*/nonet/" + cluster + " 2>/dev/null";
        try (CreateContainerCmd create = docker.createContainerCmd(image)) {
            String id = create.withEntrypoint("sh", "-c", script)
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
