package io.nonet.client.nomad;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which events to hear of.
 *
 * @param topics such as {@code Job:*} or {@code Node:<id>}; none means all
 * @param fromIndex the Raft index of the first event; 0 for the oldest that the server still has
 * @param silence how long no byte may come before the stream counts as cut; the server sends one each 30 s at least
 */
public record EventFilter(List<String> topics, long fromIndex, Duration silence) {

    private static final Duration TWO_HEARTBEATS_MISSED = Duration.ofSeconds(75);

    public EventFilter {
        topics = List.copyOf(topics);
        if (fromIndex < 0 || silence.toMillis() < 1) {
            throw new IllegalArgumentException("Expected an index from 0 and a silence from 1 ms, found index "
                    + fromIndex + " and silence " + silence);
        }
    }

    /** Everything that the server still has, and all that follows. */
    public static EventFilter all() {
        return new EventFilter(List.of(), 0, TWO_HEARTBEATS_MISSED);
    }

    /** The same, but only this topic, and those added before. */
    public EventFilter topic(Topic topic) {
        return topic(topic, "*");
    }

    /** The same, but only events of this topic with this key (the id of the thing), and those added before. */
    public EventFilter topic(Topic topic, String key) {
        List<String> more = new ArrayList<>(topics);
        more.add(topic.label() + ":" + key);
        return new EventFilter(more, fromIndex, silence);
    }

    /** The same, beginning with this Raft index. */
    public EventFilter from(long index) {
        return new EventFilter(topics, index, silence);
    }

    /** The same, with another limit for silence. */
    public EventFilter silence(Duration limit) {
        return new EventFilter(topics, fromIndex, limit);
    }

    /** What events are about. */
    public enum Topic {
        /** Jobs registered, changed and stopped. */
        JOB,
        /** Evaluations made and finished. */
        EVALUATION,
        /** Allocations made and changed. */
        ALLOCATION,
        /** Deployments begun and changed. */
        DEPLOYMENT,
        /** Nodes registered, up, down, draining. */
        NODE,
        /** Services of Nomad's own registry. */
        SERVICE;

        String label() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }
}
