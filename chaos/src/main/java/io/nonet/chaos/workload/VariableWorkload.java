package io.nonet.chaos.workload;

import io.nonet.client.consul.Consistency;
import java.util.List;
import java.util.Map;

/** Clients of Nomad's variables, each on its own agent, on servers and on clients. */
final class VariableWorkload {
    private VariableWorkload() {}

    static Clientele of(Site site) {
        Map<String, Consistency> keys =
                Map.of(site.prefix() + "0", Consistency.DEFAULT, site.prefix() + "1", Consistency.DEFAULT);
        List<Runnable> clients = site.cluster().topology().nomadNodes().stream()
                .<Runnable>map(agent -> new RegisterClient(
                        site.recorder("variable", agent),
                        new VariableRegisters(site.nomad(agent)),
                        keys,
                        site.draw(),
                        false))
                .toList();
        return Clientele.of(clients);
    }
}
