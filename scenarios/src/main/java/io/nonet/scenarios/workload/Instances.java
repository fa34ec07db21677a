package io.nonet.scenarios.workload;

import io.nonet.chaos.workload.RepeatedWork;
import io.nonet.client.ClientException;
import io.nonet.client.consul.Answer;
import io.nonet.client.consul.BlockingQuery;
import io.nonet.client.consul.Consistency;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.consul.ServiceInstance;
import io.nonet.cluster.Cluster;
import io.nonet.observe.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/**
 * The instances of a service that pass, as clients know them that follow Consul by blocking queries, or as the agents of their nodes do.
 *
 * <p>While no answer comes they are the ones of the last answer. A new leader is asked once it has caught up only, in mode {@code
 * consistent}: in mode {@code default} one that was restarted just before was seen to answer that there is no instance. Safe for use by
 * several threads.
 */
public final class Instances implements AutoCloseable {
    /** Whoever closes this waits for the query that is under way. */
    private static final Duration LONGEST = Duration.ofSeconds(1);
    /** Between two answers: a burst of changes is taken in a few steps. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ConsulClient consul;
    private final String service;
    private final Predicate<ServiceInstance> passes;
    private final Timeline timeline;
    /** By the time of the answer. */
    private final ConcurrentSkipListMap<Long, List<ServiceInstance>> answers = new ConcurrentSkipListMap<>();

    private final RepeatedWork following;
    private BlockingQuery query = BlockingQuery.starting(LONGEST);

    private Instances(ConsulClient consul, String service, Predicate<ServiceInstance> passes, Timeline timeline) {
        this.consul = consul.with(Consistency.CONSISTENT);
        this.service = service;
        this.passes = passes;
        this.timeline = timeline;
        this.following = RepeatedWork.start(PAUSE, List.of(this::look));
    }

    /** Begins to follow a service as clients do; returns once the first answer is there. */
    public static Instances follow(ConsulClient consul, String service, Timeline timeline) {
        return follow(new Instances(consul, service, ServiceInstance::isPassing, timeline));
    }

    /**
     * Begins to follow a service as Nomad does, which goes by the {@linkplain AgentsView agents} of its clients; returns once the first
     * answer is there.
     */
    public static Instances followAtAgents(Cluster cluster, String service) {
        return follow(new Instances(cluster.consul(), service, new AgentsView(cluster)::passes, cluster.timeline()));
    }

    private static Instances follow(Instances instances) {
        try {
            Polling.await("Consul's answer on service " + instances.service, Polling.SOON)
                    .until(() -> !instances.answers.isEmpty());
        } catch (RuntimeException e) {
            instances.close();
            throw e;
        }
        return instances;
    }

    private void look() {
        try {
            Answer<List<ServiceInstance>> answer = consul.health().service(service, query);
            query = query.after(answer.metadata());
            answers.put(timeline.nanos(), answer.value().stream().filter(passes).toList());
        } catch (ClientException e) {
            // The agent, or its servers, are away: what was known last is what clients go on with.
            query = BlockingQuery.starting(LONGEST);
        }
    }

    /** Those that pass now. */
    public List<ServiceInstance> now() {
        var last = answers.lastEntry();
        return last == null ? List.of() : last.getValue();
    }

    /** The fewest that passed at any time since this moment of the timeline. */
    public int fewestSince(long nanos) {
        var before = answers.floorEntry(nanos);
        int fewest = before == null ? 0 : before.getValue().size();
        return answers.tailMap(nanos).values().stream().mapToInt(List::size).reduce(fewest, Math::min);
    }

    /** The longest time without an answer since this moment of the timeline. */
    public Duration longestUnansweredSince(long nanos) {
        LongestGap gap = new LongestGap(nanos);
        answers.tailMap(nanos).keySet().forEach(gap::saw);
        gap.saw(timeline.nanos());
        return gap.longest();
    }

    /** Stops following; what was seen can still be asked for. */
    @Override
    public void close() {
        following.close();
    }
}
