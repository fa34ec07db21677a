package io.nonet.cli;

import io.nonet.cluster.Machine;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ways through SSH to the agents of some machines, which last as long as a command. */
record OpenWays(Terminal terminal, List<Machine> machines) {
    private static final long LOOK_SECONDS = 10;

    OpenWays {
        machines = List.copyOf(machines);
    }

    /** Asks for the ways again and again, which makes a lost session anew; never returns unless it is interrupted. */
    void hold() {
        terminal.say("The ways are open until Ctrl-C.");
        try {
            while (!new CountDownLatch(1).await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                machines.forEach(OpenWays::ask);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ask(Machine machine) {
        machine.consul();
        machine.nomad();
    }
}
