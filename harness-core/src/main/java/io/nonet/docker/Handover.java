package io.nonet.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import io.nonet.cluster.FileArchive;
import io.nonet.topology.config.MachineFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * Starts a created container and gives it its files on standard input, as {@code /usr/local/lib/nonet/machine} in the
 * image takes them.
 *
 * <p>The engine's own copying runs a program of its own for each container, which costs a sixth of a whole boot.
 */
final class Handover extends ResultCallback.Adapter<Frame> {
    private static final int LIMIT_SECONDS = 30;

    private final CountDownLatch taken = new CountDownLatch(1);
    private final StringBuilder said = new StringBuilder();

    private Handover() {}

    /**
     * Returns once the container runs and has its files.
     *
     * @throws IOException if the container does not take them
     */
    static void start(DockerClient docker, String container, List<MachineFile> files) throws IOException {
        try (Handover handover = docker.attachContainerCmd(container)
                .withStdIn(new ByteArrayInputStream(line(files)))
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(new Handover())) {
            docker.startContainerCmd(container).exec();
            if (!handover.taken.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(
                        "it did not take its files within " + LIMIT_SECONDS + " s; it said: " + handover.words());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it took its files", e);
        }
    }

    @Override
    public void onNext(Frame frame) {
        synchronized (said) {
            said.append(new String(frame.getPayload(), US_ASCII));
            if (said.indexOf("taken\n") >= 0) {
                taken.countDown();
            }
        }
    }

    private String words() {
        synchronized (said) {
            return said.isEmpty() ? "nothing" : said.toString().strip();
        }
    }

    private static byte[] line(List<MachineFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            FileArchive.of(files).transferTo(zip);
        }
        return (Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\n").getBytes(US_ASCII);
    }
}
