package io.nonet.cli;

import io.nonet.cluster.Access;
import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.Provisioner;
import io.nonet.topology.pki.Pkcs12;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nonet ui}. */
@Command(
        name = "ui",
        header = "Let a browser in to the web UIs.",
        description = {
            "Writes the operator's certificate in the form that browsers take (PKCS#12), and shows where both web UIs"
                    + " are and how to let a browser in.",
            "The file's password is shown once; run it again for a new one."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet ui", "  ./nonet ui --password    asks for the password"})
final class UiCommand implements Callable<Integer> {
    private static final int PASSWORD_LENGTH = 16;
    /** Without those that are taken for one another. */
    private static final String PASSWORD_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private final Surroundings surroundings;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            arity = "0..1",
            interactive = true,
            prompt = "Password for the certificate file: ",
            description = "The file's password; asked for if it is left out here. Default: a random one.")
    private char @Nullable [] password;

    UiCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Provisioner provisioner = surroundings.engine().get();
        FoundCluster found = FoundCluster.find(provisioner, cluster.name());
        ClusterDirectory directory = surroundings.launcher(provisioner).directory(found.cluster());
        Access access = directory.read();
        String consul = found.firstUp(found.topology().consulServers()).consul() + "/ui/";
        String nomad = found.firstUp(found.topology().nomadServers()).nomad().orElseThrow() + "/ui/";
        char[] secret = password == null ? random() : password;
        String friendlyName = found.cluster().name() + " operator";
        Path file =
                directory.writePkcs12(Pkcs12.of(access.operator(), access.caCertificatePem(), secret, friendlyName));
        String shown = password == null ? String.valueOf(secret) : "(the one you gave)";
        BrowserGuide.lines(found.cluster().name(), consul, nomad, file, directory.ca(), shown)
                .forEach(surroundings.terminal()::data);
        return ExitCode.OK;
    }

    private static char[] random() {
        SecureRandom random = new SecureRandom();
        return random.ints(PASSWORD_LENGTH, 0, PASSWORD_LETTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, letter) -> text.append(PASSWORD_LETTERS.charAt(letter)),
                        StringBuilder::append)
                .toString()
                .toCharArray();
    }
}
