package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Provisioner;
import io.nonet.digitalocean.api.DigitalOceanException;
import io.nonet.observe.RunFileException;
import io.nonet.observe.Verdict;
import java.time.Duration;

/**
 * Undoes a launch that is interrupted: says so, and removes whatever was made until nothing is left.
 *
 * @param target removes; not the provisioner of the launch, which lets nobody pass any more
 * @param attempts how often a removal is tried
 */
record GivingUp(
        Terminal terminal,
        InterruptibleProvisioner launching,
        Provisioner target,
        LaunchRecord record,
        String cluster,
        ClusterDirectory directory,
        int attempts)
        implements Runnable {
    /** An engine that is in the middle of its work may refuse a removal, or finish making something, meanwhile. */
    static final int ATTEMPTS_ON_ENGINE = 5;

    private static final Duration REMINDER = Duration.ofSeconds(10);

    GivingUp {
        requireNonNull(terminal, "terminal");
        requireNonNull(launching, "launching");
        requireNonNull(target, "target");
        requireNonNull(record, "record");
        requireNonNull(cluster, "cluster");
        requireNonNull(directory, "directory");
    }

    @Override
    public void run() {
        terminal.say("nonet: interrupted; removing what was made of cluster " + cluster + " ...");
        Reminder reminder = Reminder.start(terminal, "nonet: still removing cluster " + cluster + " ...", REMINDER);
        try {
            if (launching.stop()) {
                remove();
            } else {
                terminal.say("nonet: " + launching.failure().orElse("nothing was made"));
            }
        } finally {
            reminder.end();
        }
        try {
            record.finish(Verdict.INCONCLUSIVE, "interrupted");
        } catch (RunFileException e) {
            terminal.say("nonet: " + e.getMessage());
        }
    }

    private void remove() {
        for (int attempt = 1; ; attempt++) {
            try {
                int removed = target.destroy(cluster);
                directory.delete();
                terminal.say("nonet: cluster " + cluster + " is removed (" + Words.count(removed, "resource")
                        + " in all); nothing is left");
                return;
            } catch (EnvironmentUnusableException | DigitalOceanException e) {
                if (attempt >= attempts) {
                    terminal.say("nonet: " + e.getMessage());
                    terminal.say("nonet: something is left; remove it with nonet down --name " + cluster);
                    return;
                }
            }
        }
    }
}
