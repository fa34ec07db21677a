package io.nonet.digitalocean;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** OpenSSH's client of this computer, with a key of its own. */
record TestingSsh(Path key) {
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(1);

    /** How a command ended, and all that it printed. */
    record Ended(int exit, String text) {}

    /** Makes a key in a folder. */
    static TestingSsh withNewKey(Path folder) throws IOException, InterruptedException {
        Path key = Files.createTempDirectory(folder, "key").resolve("id");
        Ended ended = run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", key.toString(), "-f", "" + key));
        if (ended.exit() != 0) {
            throw new IOException("ssh-keygen ended with " + ended);
        }
        return new TestingSsh(key);
    }

    /** As OpenSSH writes it. */
    String publicKey() throws IOException {
        return Files.readString(key.resolveSibling("id.pub")).strip();
    }

    /** Runs a command as root; 255 is ssh's own exit code. */
    Ended at(String address, String command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("ssh", "-i", key.toString(), "-F", "none"));
        for (String option : List.of(
                "BatchMode=yes",
                "IdentitiesOnly=yes",
                "IdentityAgent=none",
                "StrictHostKeyChecking=accept-new",
                "UserKnownHostsFile=" + key.resolveSibling("known-" + address),
                "LogLevel=ERROR",
                "ConnectTimeout=5")) {
            line.addAll(List.of("-o", option));
        }
        line.addAll(List.of("root@" + address, command));
        return run(line);
    }

    /** What a command prints, once the droplet lets it run. */
    String answer(String address, String command) {
        return Awaitility.await(command + " on " + address)
                .pollInterval(Duration.ofMillis(200))
                .atMost(ANSWERS_WITHIN)
                .until(() -> at(address, command), ended -> ended.exit() == 0)
                .text();
    }

    private static Ended run(List<String> line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), text.strip());
    }
}
