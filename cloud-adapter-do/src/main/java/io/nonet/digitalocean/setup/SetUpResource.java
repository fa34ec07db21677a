package io.nonet.digitalocean.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What this artifact carries for machines. */
enum SetUpResource {
    /** The files of the machine image beside its programs, {@code images/rootfs}. */
    ROOTFS("rootfs.tar"),
    /** The image's versions, {@code images/versions.env}. */
    VERSIONS("versions.env"),
    PACKAGES("packages.sh"),
    LAYOUT("layout.sh"),
    DOWNLOAD("download.sh"),
    START("start.sh"),
    DROPLET("droplet"),
    UNIT("nonet.service"),
    RC_LOCAL("rc.local");

    private final String file;

    SetUpResource(String file) {
        this.file = file;
    }

    /** All of it. */
    byte[] bytes() {
        try (InputStream in = SetUpResource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("This artifact was built without " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + " of this artifact", e);
        }
    }

    String text() {
        return new String(bytes(), UTF_8);
    }
}
