package io.nonet.cli;

import io.nonet.cluster.WebInterfaces;
import java.nio.file.Path;
import java.util.List;

/** How a browser is let into a cluster's web UIs. */
final class BrowserGuide {
    private BrowserGuide() {}

    static List<String> lines(String cluster, WebInterfaces web, Path file, Path authority, String password) {
        String certificate = PosixShell.quote(file.toString());
        String trusted = PosixShell.quote(authority.toString());
        return List.of(
                "Consul       " + web.consul(),
                "Nomad        " + web.nomad(),
                "Certificate  " + file,
                "Password     " + password,
                "Authority    " + authority,
                "",
                "A browser gets in once it has the certificate and trusts the authority:",
                "  Firefox    Settings, Privacy & Security, View Certificates: import the certificate under Your",
                "             Certificates, and the authority under Authorities (to identify websites).",
                "  Chromium   Settings, Privacy and security, Security, Manage certificates: the same two. On Linux",
                "             also by command (Debian's libnss3-tools):",
                "               mkdir -p ~/.pki/nssdb",
                "               pk12util -d sql:$HOME/.pki/nssdb -i " + certificate,
                "               certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n "
                        + PosixShell.quote(cluster + " authority") + " -i " + trusted,
                "They are good for this cluster only, and end with it.");
    }
}
