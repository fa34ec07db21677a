package io.nonet.digitalocean.ssh;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.observe.OwnerOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The key that opens the machines of one run: RSA, which DigitalOcean, OpenSSH and every JDK know. */
public final class OperatorKey {
    private static final String COMMENT = "nonet";
    private static final int BITS = 3072;

    private final KeyPair pair;

    private OperatorKey(KeyPair pair) {
        this.pair = requireNonNull(pair);
    }

    /** A key that nobody else has. */
    public static OperatorKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new OperatorKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA, but this one", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws EnvironmentUnusableException if it is absent or no key
     */
    public static OperatorKey read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> pairs =
                    SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), in, null);
            // Of a file that is none it returns null.
            if (pairs != null && pairs.iterator().hasNext()) {
                return new OperatorKey(pairs.iterator().next());
            }
            throw new EnvironmentUnusableException(file + " holds no key.", restore(file));
        } catch (NoSuchFileException e) {
            throw new EnvironmentUnusableException(
                    "The key to this cluster's machines is not here: " + file + " is absent.", restore(file), e);
        } catch (IOException | GeneralSecurityException e) {
            throw new EnvironmentUnusableException("Cannot read " + file + ": " + e.getMessage(), restore(file), e);
        }
    }

    private static String restore(Path file) {
        return "Only whoever has the key gets into the machines: bring " + file.getFileName()
                + " back, or remove the cluster by its run's id.";
    }

    /**
     * Writes the private key the way OpenSSH reads it, for its owner alone.
     *
     * @throws IOException if the disk refuses
     */
    public void write(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, COMMENT, null, bytes);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key cannot be written", e);
        }
        OwnerOnly.write(file, bytes.toByteArray());
    }

    /** OpenSSH's one line of the public half. */
    public String publicLine() {
        return PublicKeyEntry.toString(pair.getPublic()) + " " + COMMENT;
    }

    KeyPair pair() {
        return pair;
    }

    /** Tells nothing of the private half. */
    @Override
    public String toString() {
        return publicLine();
    }
}
