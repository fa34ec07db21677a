package io.nonet.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;

/** What the command of a container has printed. */
final class ContainerLog {
    private static final int LINES = 200;

    private ContainerLog() {}

    /** The last lines of both outputs, or why there are none. */
    static String of(DockerClient docker, String container) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            docker.logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(LINES)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            text.writeBytes(frame.getPayload());
                        }
                    })
                    .awaitCompletion(5, TimeUnit.SECONDS);
        } catch (DockerException e) {
            return "(no log: " + e.getMessage() + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text.toString(UTF_8).strip();
    }
}
