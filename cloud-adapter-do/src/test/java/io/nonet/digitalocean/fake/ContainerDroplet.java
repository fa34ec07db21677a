package io.nonet.digitalocean.fake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.awaitility.Awaitility;

/** A droplet that is a container; one thing is done to it at a time, in the order asked for. */
final class ContainerDroplet implements DropletMachine {
    private static final int SSH = 22;
    private static final int GRACE_SECONDS = 10;
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(2);
    private static final int MILLIS = 2000;

    private final DockerClient docker;
    private final DropletContainer container;
    private final Executor executor;
    private final Executor removals;
    private CompletableFuture<Void> work;
    private volatile String id = "";
    private volatile boolean made;
    private volatile boolean on;
    private volatile boolean gone;
    private volatile boolean givenUp;

    /**
     * Starts making it.
     *
     * @param executor does to it what is asked for, but for its removal
     */
    ContainerDroplet(DockerClient docker, DropletContainer container, Executor executor, Executor removals) {
        this.docker = docker;
        this.container = container;
        this.executor = executor;
        this.removals = removals;
        this.work = CompletableFuture.runAsync(this::boot, executor);
    }

    private void boot() {
        try {
            id = container.create(docker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
        Awaitility.await("SSH server of " + container.name())
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(BOOT_LIMIT)
                .until(() -> givenUp || answers());
        made = true;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(container.publicAddress(), SSH), MILLIS);
            socket.setSoTimeout(MILLIS);
            // Whoever hangs up without a word of its own is logged there as an intruder.
            socket.getOutputStream().write("SSH-2.0-droplet\r\n".getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(4), US_ASCII).equals("SSH-");
        } catch (IOException e) {
            return false;
        }
    }

    private void start() {
        try {
            docker.startContainerCmd(id).exec();
        } catch (NotModifiedException e) {
            // It is on, as was asked.
        }
        on = true;
    }

    private void pullThePlug() {
        try {
            docker.killContainerCmd(id).exec();
        } catch (ConflictException e) {
            // It is off, as was asked.
        }
        on = false;
    }

    private void stop() {
        try {
            docker.stopContainerCmd(id).withTimeout(GRACE_SECONDS).exec();
        } catch (NotModifiedException e) {
            // It is off, as was asked.
        }
        on = false;
    }

    @Override
    public String publicAddress() {
        return container.publicAddress();
    }

    @Override
    public boolean isMade() {
        return made;
    }

    @Override
    public synchronized boolean isBusy() {
        return !work.isDone();
    }

    @Override
    public synchronized boolean hasFailed() {
        return work.isCompletedExceptionally();
    }

    @Override
    public boolean isOn() {
        return on;
    }

    @Override
    public void act(PowerAction action) {
        then(executor, () -> {
            switch (action) {
                case POWER_ON -> start();
                case POWER_OFF -> pullThePlug();
                case POWER_CYCLE -> {
                    pullThePlug();
                    start();
                }
                case SHUTDOWN -> stop();
                case REBOOT -> {
                    stop();
                    start();
                }
            }
        });
    }

    @Override
    public void remove() {
        then(removals, () -> {
            try {
                docker.removeContainerCmd(container.name())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException e) {
                // It was never made, or somebody removed it: that is what was wanted.
            }
            on = false;
            gone = true;
        });
    }

    /** Whatever became of what was asked before. */
    private synchronized void then(Executor where, Runnable next) {
        work = work.handle((nothing, failure) -> nothing).thenRunAsync(next, where);
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    /** Removes it, waiting for nothing more than the engine; the result ends when it is gone. */
    synchronized CompletableFuture<Void> giveUp() {
        givenUp = true;
        remove();
        return work;
    }
}
