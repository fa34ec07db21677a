package io.nonet.cli;

import io.nonet.cluster.Service;
import java.util.List;
import java.util.stream.Collectors;

/** The shell script that follows logs on a machine. */
final class LogScript {
    private LogScript() {}

    /**
     * Follows the logs of these services, each line with its service if there are several. It ends when its input
     * does: the engine does not end a command whose caller is gone, but it closes its input.
     */
    static String follow(List<Service> services, int lines) {
        String prefix = services.size() == 1 ? "" : " | sed -u \"s/^/%1$s: /\"";
        String one = "tail -n %2$d -F /var/log/nonet/%1$s/current 2>/dev/null" + prefix + " & ";
        return services.stream()
                .map(service -> String.format(one, service.label(), lines))
                .collect(Collectors.joining("", "trap 'exit 0' TERM; ", "cat >/dev/null; kill 0"));
    }
}
