package io.nonet.chaos;

import io.nonet.client.ClientException;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Lets an agent's writes fail by {@code /usr/local/lib/nonet/disk-fault} in the machine image, which traces it. */
record DiskMechanism(Cluster cluster, DiskFault fault) implements NodeMechanism {
    private static final Duration COMMAND = Duration.ofSeconds(10);
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Duration ASK = Duration.ofSeconds(1);
    /** What is deleted is not there: a write in every server's database that changes nothing. */
    private static final String NOTHING = "nonet-disk-fault";

    /** Whether a process is one that makes a disk fail: its number in a file may mean another after a restart. */
    private static final String FAILS = """
            fails() {
                tr '\\0' ' ' <"/proc/$1/cmdline" 2>/dev/null | grep -q /usr/local/lib/nonet/disk-fault
            }
            """;

    /** Ends a failure by the file with its process. */
    private static final String END = FAILS + """
            end() {
                process=$(cat "$1" 2>/dev/null)
                rm -f "$1"
                fails "$process" && kill "$process"
            }
            """;

    /** Prints Yama's scope if that keeps this machine's root, who may lack SYS_PTRACE, from tracing an agent. */
    private static final String UNTRACEABLE = """
            scope=$(cat /proc/sys/kernel/yama/ptrace_scope 2>/dev/null || echo 0)
            capabilities=$(sed -n 's/^CapEff:[[:space:]]*//p' /proc/self/status)
            [ "$scope" = 0 ] || { [ "$scope" -lt 3 ] && [ $((0x$capabilities >> 19 & 1)) = 1 ]; } || echo "$scope"
            """;

    @Override
    public void checkApplies() {
        NodeSpec node = cluster.topology().node(fault.node());
        boolean keepsDatabase = (fault.service() == Service.CONSUL && node.role() == Role.CONSUL_SERVER)
                || (fault.service() == Service.NOMAD && node.role() == Role.NOMAD_SERVER);
        if (!keepsDatabase) {
            throw new UnsupportedFaultException(fault.targets().get(0)
                    + " keeps no database that it writes all the time: whether its disk fails could not be shown."
                    + " A disk can fail for consul on a Consul server, and for nomad on a Nomad server.");
        }
        requireTraceable(cluster.machine(node));
    }

    private void requireTraceable(Machine machine) {
        String scope = machine.isUp() ? sh(UNTRACEABLE).stdout().strip() : "";
        if (!scope.isEmpty()) {
            throw new UnsupportedFaultException(
                    "A disk fails by tracing the agent, and this kernel lets only those trace a process that started it"
                            + " (kernel.yama.ptrace_scope is " + scope
                            + "). Where you may change that: sysctl kernel.yama.ptrace_scope=0.");
        }
    }

    @Override
    public void checkBefore() {
        new ProcessMechanism(cluster, new ProcessFault(fault.node(), fault.service(), ProcessFault.Action.PAUSE))
                .checkBefore();
        if (isTraced()) {
            throw new FaultException(fault.targets().get(0) + " is traced already");
        }
    }

    @Override
    public void change(List<ActiveFault> from, List<ActiveFault> to) {
        sh("rm -f " + log() + "; setsid /usr/local/lib/nonet/disk-fault "
                + fault.service().label() + " " + fault.mode() + " >/dev/null 2>&1 </dev/null &");
    }

    @Override
    public void undo(List<ActiveFault> from, List<ActiveFault> to) {
        sh(END + "end " + pid());
    }

    /**
     * Ends every failure of a machine's disks.
     *
     * @return the agents that were hit, such as {@code consul}
     */
    static List<String> endAll(Machine machine) {
        String script = END + """
                for file in /run/nonet-disk-*.pid; do
                    [ -f "$file" ] && end "$file" && basename "$file" .pid
                done
                """;
        return machine.exec(COMMAND, List.of("sh", "-c", script))
                .stdout()
                .lines()
                .map(name -> name.substring("nonet-disk-".length()))
                .toList();
    }

    @Override
    public String awaitBite(String id) {
        await("has a write that " + (fault.failure() == DiskFault.Failure.FULL ? "is refused" : "hangs"), () -> {
            write();
            return hits() > 0;
        });
        return hits() + " calls were hit: " + fault.kind();
    }

    @Override
    public String awaitHeal(String id) {
        await("is let go and answers", () -> !isTraced() && answers());
        return "it writes and answers";
    }

    @Override
    public String node() {
        return fault.node();
    }

    @Override
    public boolean isLost() {
        // An agent that was started anew is traced again in a moment: by the process that makes the disk fail.
        ExecResult seen = sh(FAILS + "if fails \"$(cat " + pid() + " 2>/dev/null)\"; then echo fails; else " + tracer()
                + " 2>/dev/null || echo gone; fi");
        return switch (seen.stdout().strip()) {
            case "gone", "TracerPid:\t0" -> true;
            case "" ->
                throw new MachineException(
                        fault.node(), "does not tell whether its disk fails: the command " + seen.ending());
            default -> false;
        };
    }

    private void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(fault.targets().get(0) + " " + what)
                    .pollDelay(Duration.ZERO)
                    .atMost(BOUND)
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new FaultException(
                    "Expected within " + BOUND.toSeconds() + " s: "
                            + fault.targets().get(0) + " " + what + "; it is "
                            + (isTraced() ? "traced, " : "not traced, ") + hits() + " calls were hit",
                    e);
        }
    }

    private void write() {
        try {
            if (fault.service() == Service.CONSUL) {
                cluster.consul(other(cluster.topology().consulServers()))
                        .withCallTimeout(ASK)
                        .kv()
                        .delete(NOTHING);
            } else {
                cluster.nomad(other(cluster.topology().nomadServers()))
                        .withCallTimeout(ASK)
                        .jobs()
                        .stop(NOTHING, true);
            }
        } catch (ClientException e) {
            // Whoever leads may be the one whose disk fails; its own log tells.
        }
    }

    private NodeSpec other(List<NodeSpec> servers) {
        return servers.stream()
                .filter(server -> !server.name().equals(fault.node()))
                .findFirst()
                .orElseGet(() -> servers.get(0));
    }

    private int hits() {
        String count = sh("cat " + log() + " 2>/dev/null | grep -c '^[0-9]* *[a-z0-9]*(' || true")
                .stdout()
                .strip();
        return count.isEmpty() ? 0 : Integer.parseInt(count);
    }

    private boolean isTraced() {
        return !sh(tracer()).stdout().strip().endsWith("\t0");
    }

    private String tracer() {
        return "grep TracerPid /proc/$(cat /etc/service/" + fault.service().label() + "/supervise/pid)/status";
    }

    private boolean answers() {
        return new AgentAnswers(cluster, cluster.topology().node(fault.node())).of(fault.service());
    }

    private String log() {
        return "/run/nonet-disk-" + fault.service().label() + ".log";
    }

    private String pid() {
        return "/run/nonet-disk-" + fault.service().label() + ".pid";
    }

    private ExecResult sh(String script) {
        return cluster.machine(fault.node()).exec(COMMAND, List.of("sh", "-c", script));
    }
}
