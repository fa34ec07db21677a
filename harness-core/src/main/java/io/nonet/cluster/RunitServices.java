package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Services supervised by runit, told what to do through {@code sv}. */
final class RunitServices implements ServiceControl {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Says what it finds before it changes it. */
    private static final String REVIVE = """
            for service in SERVICES; do
                folder=/etc/service/$service
                rm -f $folder/down
                /usr/local/lib/nonet/wait-for supervisor $service || exit 1
                # Without a number it would be /proc/stat, of the whole machine.
                pid=$(cat $folder/supervise/pid)
                case ${pid:+$(cut -d ' ' -f 3 /proc/$pid/stat 2>/dev/null)} in
                    T) echo $service frozen ;;
                    ''|Z|X) echo $service down ;;
                esac
                sv cont $folder >/dev/null && sv up $folder >/dev/null || exit 1
            done
            """;

    private final Machine machine;

    RunitServices(Machine machine) {
        this.machine = requireNonNull(machine);
    }

    @Override
    public void start(Service service) {
        // A machine that has just started may not have its supervisors yet.
        run(
                "rm -f /etc/service/%1$s/down && /usr/local/lib/nonet/wait-for supervisor %1$s"
                        + " && sv up /etc/service/%1$s",
                service);
    }

    @Override
    public void stop(Service service) {
        run("sv -w 15 down /etc/service/%1$s", service);
    }

    @Override
    public void kill(Service service) {
        run("sv kill /etc/service/%1$s", service);
    }

    @Override
    public void killAndKeepDown(Service service) {
        // Both words go to runsv before it sees the death: it must not start the service in between. The last waits for
        // it.
        run(
                "sv once /etc/service/%1$s && sv kill /etc/service/%1$s && sv -w 15 down /etc/service/%1$s >/dev/null",
                service);
    }

    @Override
    public void pause(Service service) {
        run("sv pause /etc/service/%1$s", service);
    }

    @Override
    public void resume(Service service) {
        run("sv cont /etc/service/%1$s", service);
    }

    @Override
    public Map<Service, String> revive(List<Service> services) {
        String labels = services.stream().map(Service::label).collect(Collectors.joining(" "));
        String script = REVIVE.replace("SERVICES", labels);
        ExecResult result = machine.exec(LIMIT, List.of("sh", "-c", script));
        if (!result.succeeded()) {
            throw new MachineException(
                    machine.node().name(), "services " + labels + " cannot be revived: the command " + result.ending());
        }
        List<String> found = result.stdout().lines().toList();
        return services.stream()
                .flatMap(service -> Stream.of("down", "frozen")
                        .filter(state -> found.contains(service.label() + " " + state))
                        .map(state -> Map.entry(service, state)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void restart(Service service) {
        run("sv -w 15 restart /etc/service/%1$s", service);
    }

    @Override
    public boolean isPaused(Service service) {
        // runit's own word for it says what it was told, not what the process does.
        return shell("cut -d ' ' -f 3 /proc/$(cat " + pidFile(service) + ")/stat")
                .equals("T");
    }

    @Override
    public String processId(Service service) {
        return shell("cat " + pidFile(service));
    }

    private static String pidFile(Service service) {
        return "/etc/service/" + service.label() + "/supervise/pid";
    }

    private String shell(String script) {
        return machine.exec(LIMIT, List.of("sh", "-c", script)).stdout().strip();
    }

    @Override
    public boolean isRunning(Service service) {
        return status(service).startsWith("run:");
    }

    @Override
    public String status(Service service) {
        return machine.exec(LIMIT, List.of("sv", "status", "/etc/service/" + service.label()))
                .stdout()
                .strip();
    }

    private void run(String script, Service service) {
        String command = String.format(script, service.label());
        ExecResult result = machine.exec(LIMIT, List.of("sh", "-c", command));
        if (!result.succeeded()) {
            throw new MachineException(
                    machine.node().name(), "service " + service.label() + ": '" + command + "' " + result.ending());
        }
    }
}
