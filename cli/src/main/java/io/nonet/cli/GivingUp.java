package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Provisioner;
import io.nonet.digitalocean.api.DigitalOceanException;
import io.nonet.observe.RunFileException;
import io.nonet.observe.Verdict;

/**
 * Undoes a launch that is interrupted: says so, and removes whatever was made until nothing is left.
 *
 * @param target removes; not the provisioner of the launch, which lets nobody pass any more
 */
record GivingUp(
        Terminal terminal,
        InterruptibleProvisioner launching,
        Provisioner target,
        LaunchRecord record,
        String cluster,
        ClusterDirectory directory)
        implements Runnable {
    /** An engine that is in the middle of its work may refuse a removal, or finish making something, meanwhile. */
    private static final int ATTEMPTS = 5;

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
        if (launching.stop()) {
            remove();
        } else {
            terminal.say("nonet: " + launching.failure().orElse("nothing was made"));
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
                if (attempt == ATTEMPTS) {
                    terminal.say("nonet: " + e.getMessage());
                    terminal.say("nonet: something is left; remove it with nonet down --name " + cluster);
                    return;
                }
            }
        }
    }
}
