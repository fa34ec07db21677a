package io.nonet.digitalocean.setup;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.ssh.SshMachine;
import io.nonet.topology.Topology;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The official releases, which each machine downloads and checks against the publisher's list of checksums.
 *
 * @param hashicorp where HashiCorp's releases are, without a slash at the end
 * @param toxiproxy where Toxiproxy's releases are, likewise
 */
public record DownloadedPrograms(URI hashicorp, URI toxiproxy) implements Programs {
    /** Names another place where HashiCorp's releases are. */
    public static final String HASHICORP_VARIABLE = "NONET_HASHICORP_URL";

    /** Names another place where Toxiproxy's releases are. */
    public static final String TOXIPROXY_VARIABLE = "NONET_TOXIPROXY_URL";

    private static final URI HASHICORP = URI.create("https://releases.hashicorp.com");
    private static final URI TOXIPROXY = URI.create("https://github.com/Shopify/toxiproxy/releases/download");
    private static final Duration LIMIT = Duration.ofMinutes(10);

    public DownloadedPrograms {
        requireNonNull(hashicorp, "hashicorp");
        requireNonNull(toxiproxy, "toxiproxy");
    }

    /** From where they are published, unless environment variables name mirrors. */
    public static DownloadedPrograms from(Map<String, String> environment) {
        return new DownloadedPrograms(
                mirror(environment, HASHICORP_VARIABLE, HASHICORP), mirror(environment, TOXIPROXY_VARIABLE, TOXIPROXY));
    }

    private static URI mirror(Map<String, String> environment, String variable, URI official) {
        String given = environment.getOrDefault(variable, "");
        if (given.isBlank()) {
            return official;
        }
        try {
            URI mirror = new URI(given.strip().replaceFirst("/+$", ""));
            if (Set.of("http", "https").contains(String.valueOf(mirror.getScheme())) && mirror.getHost() != null) {
                return mirror;
            }
        } catch (URISyntaxException e) {
            throw wrong(variable, given, official, e);
        }
        throw wrong(variable, given, official, null);
    }

    private static EnvironmentUnusableException wrong(
            String variable, String given, URI official, @Nullable Throwable cause) {
        return new EnvironmentUnusableException(
                variable + ": expected an address such as " + official + ", found '" + given + "'.",
                "Correct it, or unset it.",
                cause);
    }

    @Override
    public void prepare(Topology topology) {
        // Each machine downloads for itself.
    }

    @Override
    public void install(SshMachine machine, Topology topology) {
        new Step(machine, "download the agents", LIMIT)
                .run(
                        SetUpResource.DOWNLOAD.text(),
                        List.of(
                                topology.versions().consul(),
                                machine.node().role().runsNomad()
                                        ? topology.versions().nomad()
                                        : "",
                                version("TOXIPROXY_VERSION"),
                                hashicorp.toString(),
                                toxiproxy.toString()));
    }

    /** The version of the machine image. */
    private static String version(String name) {
        return SetUpResource.VERSIONS
                .text()
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new EnvironmentUnusableException(
                        "images/versions.env does not name " + name + ".", "Name it there, and build again."));
    }
}
