package io.nonet.cli;

import io.nonet.cluster.Access;
import io.nonet.cluster.BrowserCertificate;
import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.Provisioner;
import io.nonet.cluster.WebInterfaces;
import java.nio.file.Path;
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
        Provisioner provisioner = surroundings.provisioner(cluster.name());
        FoundCluster found = FoundCluster.find(provisioner, cluster.name());
        ClusterDirectory directory = surroundings.launcher(provisioner).directory(found.cluster());
        AgentAddresses agents = surroundings.addresses(found.cluster().name(), AskedAgents.of(found, null));
        WebInterfaces web = WebInterfaces.at(
                agents.consul().uri(), agents.nomad().orElseThrow().uri());
        BrowserCertificate certificate = certificate(found.cluster().name(), directory.read());
        Path file = directory.writePkcs12(certificate.file());
        String shown = password == null ? certificate.password() : "(the one you gave)";
        BrowserGuide.lines(found.cluster().name(), web, file, directory.ca(), shown)
                .forEach(surroundings.terminal()::data);
        return ExitCode.OK;
    }

    private BrowserCertificate certificate(String cluster, Access access) {
        return password == null
                ? BrowserCertificate.of(cluster, access)
                : BrowserCertificate.of(cluster, access, String.valueOf(password));
    }
}
