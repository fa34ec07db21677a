package io.nonet.scenarios;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.ClientException;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.NoAgreedLeaderException;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;

/**
 * The wait for tasks in place of those of a client that Nomad's servers hear of no more.
 *
 * <p>How long it may take depends on who leads the servers: one that has heard of the client misses it soon after its next heartbeat,
 * one that was elected since gives it minutes. So the term is looked at before and after.
 */
public final class Replacement {
    private final Cluster cluster;
    private final Story story;
    private long term;
    /** From when on this term is known to have been led in. */
    private long begin;

    private Replacement(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
        note(term());
    }

    /** Notes the term of the leader that is to miss a client. */
    public static Replacement expected(Cluster cluster, Story story) {
        return new Replacement(cluster, story);
    }

    /** Waits until the leader has heard of these clients; one that is elected meanwhile is the one to miss them. */
    public void awaitHeartbeats(List<NodeSpec> clients) {
        String names = clients.stream().map(NodeSpec::name).collect(Collectors.joining(", "));
        story.premise("Nomad's leader has heard of " + names, () -> await(
                        "heartbeats", DisconnectBound.NEXT_HEARTBEAT.plus(SOON))
                .untilAsserted(() -> {
                    Duration led = cluster.timeline().since(begin);
                    assertThat(clients).allSatisfy(client -> assertThat(sinceHeartbeat(client))
                            .isLessThan(led));
                    long before = term;
                    note(readTerm());
                    assertThat(term).as("the term at the end").isEqualTo(before);
                }));
    }

    /**
     * Waits for the tasks, longer than they may take, and measures how long they took.
     *
     * @param step what the wait is called
     * @param measured the name of the measurement
     * @param lost when the client was last there, on the timeline
     * @param inPlace asserts that they are there
     */
    public void awaited(String step, String measured, long lost, ThrowingRunnable inPlace) {
        Duration taken = story.step(step, () -> {
            awaitAsLongAsLed(step, inPlace);
            return cluster.timeline().since(lost);
        });
        story.measure(measured, taken, bound());
    }

    private void awaitAsLongAsLed(String step, ThrowingRunnable inPlace) {
        try {
            await(step, DisconnectBound.replaced().twice()).untilAsserted(inPlace);
        } catch (ConditionTimeoutException e) {
            if (isStillLed()) {
                throw e;
            }
            Duration rest = Duration.ofSeconds(
                    Math.round(DisconnectBound.replacedByNewLeader().limit()));
            await(step, rest).untilAsserted(inPlace);
        }
    }

    /** By the same leader, or by none. */
    private boolean isStillLed() {
        try {
            return readTerm() == term;
        } catch (NoAgreedLeaderException | ClientException e) {
            return true;
        }
    }

    private Bound bound() {
        return term() == term ? DisconnectBound.replaced() : DisconnectBound.replacedByNewLeader();
    }

    private void note(long ledNow) {
        term = ledNow;
        begin = cluster.timeline().nanos();
    }

    private Duration sinceHeartbeat(NodeSpec client) {
        return cluster.nomad(client).agent().self().sinceHeartbeat().orElseThrow();
    }

    private long term() {
        return await("a leader that all of Nomad's servers name", SOON).until(this::readTerm, any -> true);
    }

    private long readTerm() {
        RaftSystem nomad = new NomadRaft(cluster);
        return nomad.raft(nomad.leader(nomad.servers())).term();
    }
}
