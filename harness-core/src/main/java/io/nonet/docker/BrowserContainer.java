package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Listening;
import io.nonet.topology.config.MachineFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A container with Chromium and its ChromeDriver, of the image {@code nonet/browser} that {@code images/build --all} makes.
 *
 * <p>It shares the host's network, so that the browser goes the way of a browser on the host, to the same addresses. Everything
 * in it is an ordinary user's, without a capability. The driver asks nobody who he is: as long as the container lives, programs
 * on the host can use the browser; it listens on loopback only.
 */
public final class BrowserContainer implements AutoCloseable {
    private static final String IMAGE = "nonet/browser:latest";
    /** As images/browser/Dockerfile says. */
    private static final int USER = 1000;

    /**
     * All system calls, as Docker's own filter has no user namespaces, of which the browser's sandbox is made; but no news of the
     * host's network (netlink, family 16): each time another container comes or goes the browser would break off what it loads.
     */
    private static final String CALLS = """
            {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["socket"], "action": "SCMP_ACT_ERRNO",
             "args": [{"index": 0, "value": 16, "op": "SCMP_CMP_EQ"}]}]}""";

    private static final Pattern STARTED = Pattern.compile("ChromeDriver was started successfully on port (\\d+)");

    private final SideContainer container;

    private BrowserContainer(SideContainer container) {
        this.container = container;
    }

    /**
     * Starts one, and returns once the driver listens; the browser itself is started by the driver's client. It is to be closed by
     * the caller; the removal of the cluster takes along what is left of it.
     *
     * @param cluster the name of the one that it goes with; one that nobody has, for a browser that needs none
     * @param name in a word what it is, unique beside the cluster
     * @param files in {@code /etc/browser}, as {@code images/browser/rootfs/usr/local/lib/nonet/browser} takes them
     * @throws EnvironmentUnusableException if the engine has no such image or cannot start it, or the driver does not listen
     *     in time
     */
    public static BrowserContainer start(String cluster, String name, List<MachineFile> files) {
        DockerClient docker = EngineConnection.open();
        requireImage(docker);
        SideContainer container = SideContainer.create(
                docker,
                cluster,
                name,
                IMAGE,
                creating -> creating.withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("host")
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges", "seccomp=" + CALLS))));
        BrowserContainer browser = new BrowserContainer(container);
        container.run(files, USER, () -> browser.address().filter(Listening::at).isPresent());
        return browser;
    }

    private static void requireImage(DockerClient docker) {
        try {
            docker.inspectImageCmd(IMAGE).exec();
        } catch (NotFoundException e) {
            throw new EnvironmentUnusableException(
                    "The engine has no image " + IMAGE + ", the browser that opens the web interfaces.",
                    "Run images/build --all (a minute for this one, once).",
                    e);
        }
    }

    /** Where the driver listens, for WebDriver's clients on this host. */
    public URI driver() {
        return address()
                .orElseThrow(() -> new IllegalStateException("The driver has not said where it listens: " + log()));
    }

    private Optional<URI> address() {
        return STARTED.matcher(log())
                .results()
                .map(found -> URI.create("http://127.0.0.1:" + found.group(1)))
                .findFirst();
    }

    /** What its programs have printed so far. */
    public String log() {
        return container.log();
    }

    /** Removes it, and kills what still runs in it; twice is fine. */
    @Override
    public void close() {
        container.close();
    }
}
