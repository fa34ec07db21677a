package io.nonet.chaos.workload;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The clients of a workload.
 *
 * @param pause of each client, between an answer and its next call
 * @param asking those that ask until it is settled; each is run again and again by a thread of its own
 * @param listening those that go on while it is settled
 * @param settle what is left to do once nobody asks any more, such as to read what is there; what could not be done, if anything
 * @param leave what to take along from the cluster in the end
 */
record Clientele(
        Duration pause,
        List<Runnable> asking,
        List<Runnable> listening,
        Supplier<Optional<String>> settle,
        Runnable leave) {
    /** Some ten calls a second by each client. */
    static final Duration PAUSE = Duration.ofMillis(80);

    Clientele {
        requireNonNull(pause, "pause");
        asking = List.copyOf(asking);
        listening = List.copyOf(listening);
        requireNonNull(settle, "settle");
        requireNonNull(leave, "leave");
    }

    /** Clients that have nothing left to do in the end. */
    static Clientele of(List<Runnable> asking) {
        return new Clientele(PAUSE, asking, List.of(), Optional::empty, () -> {});
    }
}
