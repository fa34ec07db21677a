package io.nonet.digitalocean;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.digitalocean.api.ApiAccess;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nine droplets on the account of the token, and none of them afterwards; the profile {@code digitalocean} runs it.
 *
 * <p>Takes some minutes, and costs some cents. Nobody is let into the droplets: the operator's address is one that is
 * kept for documents.
 */
class LiveAccountIT {
    private static final OperatorAddress NOBODY = OperatorAddress.parse("192.0.2.1");

    @Test
    void makesNineDropletsAndLeavesNothing(@TempDir Path journals) throws Exception {
        Clock clock = Clock.systemUTC();
        DigitalOcean account = DigitalOcean.connect(ApiAccess.from(System.getenv()), clock, journals);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        RunId run = new RunId("nonet-it", now, String.format("%04x", new Random().nextInt(0x10000)));
        String region = System.getenv().getOrDefault("DIGITALOCEAN_REGION", "sgp1");
        LaunchPlan plan = new LaunchPlan(
                new CloudRun(run, now.plus(Duration.ofHours(1))),
                Topology.nineNodes(),
                region,
                Map.of(),
                Optional.empty());
        try {
            List<NodeDroplet> droplets =
                    account.up(account.check(plan), new Admission(NOBODY, publicKey(), "#!/bin/sh\n"));
            assertThat(droplets)
                    .extracting(NodeDroplet::node)
                    .extracting(NodeSpec::name)
                    .containsExactlyElementsOf(Topology.nineNodes().nodes().stream()
                            .map(NodeSpec::name)
                            .toList());
            assertThat(droplets).extracting(NodeDroplet::privateAddress).doesNotHaveDuplicates();
        } finally {
            account.down(run);
        }
        assertThat(account.runs()).extracting(Remains::run).doesNotContain(run);
    }

    /** A key whose private half is thrown away, as OpenSSH writes it. */
    private static String publicKey() throws GeneralSecurityException, IOException {
        byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        try (DataOutputStream parts = new DataOutputStream(blob)) {
            byte[] kind = "ssh-ed25519".getBytes(US_ASCII);
            parts.writeInt(kind.length);
            parts.write(kind);
            // The key itself is the end of its X.509 form.
            parts.writeInt(32);
            parts.write(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        }
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob.toByteArray()) + " nonet-it";
    }
}
