package io.nonet.scenarios.web;

import io.nonet.cluster.BrowserCertificate;
import io.nonet.cluster.Cluster;
import io.nonet.topology.config.MachineFile;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What {@code nonet ui} tells people to give a browser, as the browser's container takes it; each its owner's only. */
final class BrowserFiles {
    private static final String FOLDER = "/etc/browser/";
    private static final int OWNER_ONLY = 0600;

    private BrowserFiles() {}

    /** Both of what it needs. */
    static List<MachineFile> all(Cluster cluster) {
        return Stream.concat(certificate(cluster).stream(), authority(cluster).stream())
                .toList();
    }

    /** The authority that it is to trust. */
    static List<MachineFile> authority(Cluster cluster) {
        return List.of(file("ca.pem", cluster.directory().read().caCertificatePem()));
    }

    /** The operator's certificate, with a password of its own; the file that {@code nonet ui} has written stays as it is. */
    static List<MachineFile> certificate(Cluster cluster) {
        BrowserCertificate certificate =
                BrowserCertificate.of(cluster.name(), cluster.directory().read());
        return List.of(
                file("operator.p12.base64", Base64.getEncoder().encodeToString(certificate.file())),
                file("password", certificate.password() + "\n"));
    }

    private static MachineFile file(String name, String content) {
        return new MachineFile(FOLDER + name, content, OWNER_ONLY);
    }
}
