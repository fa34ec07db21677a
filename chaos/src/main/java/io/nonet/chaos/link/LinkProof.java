package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Cluster;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Shows that a fault of links bites, or is gone: tries every link that it hits, in each protocol that it hits, from the
 * node that it starts at.
 *
 * <p>Links that another fault hits as well do not count for the heal: they may well stay as they are. For the bite those count
 * on which the other does not do the same: a cut beside a latency, not beside a cut, though it is looked at. Where nothing
 * arrives since another cuts them, a latency or a loss is not looked at.
 */
public final class LinkProof {
    /** A hundred times what an answer takes on an idle link, and more than it takes on a busy machine. */
    private static final Duration SILENCE = Duration.ofMillis(500);

    private static final Duration ANSWER = Duration.ofSeconds(3);
    /** The longest latency, twice, and some; two narrow links on top of each other. */
    private static final Duration SLOWEST = Duration.ofSeconds(10);

    private static final Duration BITES = Duration.ofSeconds(10);
    /** That they work may be seen late where the machines are busy; it is no figure of theirs. */
    private static final Duration WORKS = Duration.ofSeconds(20);

    private final Prober prober;
    private final LinkFault fault;
    private final Map<ProbeTarget, Expectation> expected;
    private final OtherFaults others;
    /** Those on which the fault can be seen beside the others. */
    private final Set<ProbeTarget> visible;

    /** Of these, those on which no other fault does the same. */
    private final Set<ProbeTarget> own;

    private final List<ProbeTarget> alone;

    /**
     * A proof of one fault.
     *
     * @param others the other faults that are injected
     */
    public LinkProof(Cluster cluster, LinkFault fault, Collection<LinkFault> others) {
        this.prober = new Prober(cluster);
        this.fault = requireNonNull(fault, "fault");
        this.expected = Expectations.of(cluster.topology(), fault);
        this.others = OtherFaults.of(others);
        this.visible = expected.keySet().stream()
                .filter(target -> !this.others.hide(fault.effect(), target))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.own = visible.stream()
                .filter(target -> !this.others.explain(fault.effect(), target))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.alone = expected.keySet().stream()
                .filter(target -> !this.others.hit(target))
                .toList();
    }

    /**
     * Checks that there is a link on which the fault can be seen.
     *
     * @return why not; empty if there is one
     */
    public static Optional<String> unseen(Topology topology, LinkFault fault) {
        return Expectations.of(topology, fault).isEmpty()
                ? Optional.of("Nothing would show: no agent opens a connection on "
                        + fault.partition().description() + " that carries " + fault.scope() + ", and on which "
                        + fault.effect() + " can be seen.")
                : Optional.empty();
    }

    /**
     * Checks that what the fault will stop gets through now: a probe that never arrives would prove nothing later.
     *
     * @throws LinkException if a link does not work already, or others leave none on which the fault could be seen
     */
    public void checkBefore() {
        requireVisible();
        awaitGone("before the fault, its links work", alone);
    }

    /**
     * Returns what shows that the fault bites, in a sentence.
     *
     * @throws LinkException if a probe still got through at the end of the bound, naming it
     */
    public String awaitBite() {
        requireVisible();
        Map<ProbeTarget, ProbeResult> unmet = new LinkedHashMap<>();
        Duration limit = patience(fault.effect());
        try {
            Awaitility.await("the fault bites")
                    .pollDelay(Duration.ZERO)
                    .atMost(BITES.plus(limit))
                    .until(() -> {
                        // What was seen once is proved: a latency that varies does not show in every attempt.
                        Set<ProbeTarget> open = unmet.isEmpty() ? visible : Set.copyOf(unmet.keySet());
                        Map<ProbeTarget, ProbeResult> results = prober.probe(open, limit);
                        unmet.clear();
                        unmet.putAll(results);
                        unmet.entrySet().removeIf(probe -> shows(probe.getKey(), probe.getValue()));
                        return unmet.isEmpty();
                    });
        } catch (ConditionTimeoutException e) {
            throw new LinkException(fault.partition().description(), "the fault does not bite: " + words(unmet), e);
        }
        return proof();
    }

    private String proof() {
        long tcp = own.stream().filter(ProbeTarget::tcp).count();
        int shared = visible.size() - own.size();
        int hidden = expected.size() - visible.size();
        return (own.isEmpty() ? "no probe of its own" : tcp + " TCP and " + (own.size() - tcp) + " UDP probes")
                + ": " + fault.effect()
                + (shared == 0 ? "" : "; " + shared + " probes show it, and other faults that do the same")
                + (hidden == 0 ? "" : "; not seen on " + hidden + " links that other faults cut");
    }

    private void requireVisible() {
        if (visible.isEmpty()) {
            throw new LinkException(
                    fault.partition().description(),
                    "nothing of " + fault.effect()
                            + " would be seen: other faults cut, or make lossy, all its links. Heal them first.",
                    null);
        }
    }

    /** How long an attempt waits for what the effect makes of it. */
    static Duration patience(Effect effect) {
        if (effect.cuts()) {
            return SILENCE;
        }
        return ANSWER.plus(effect instanceof Effect.SlowClose slow ? slow.delay() : SLOWEST);
    }

    /**
     * Returns what shows that the fault is gone, in a sentence.
     *
     * @throws LinkException if a probe does not arrive at the end of the bound, naming it
     */
    public String awaitHeal() {
        List<String> off = prober.cluster().machinesOff().stream()
                .map(machine -> machine.node().name())
                .toList();
        List<ProbeTarget> there = alone.stream()
                .filter(target -> !off.contains(target.from())
                        && !off.contains(target.to().name()))
                .toList();
        awaitGone("after the fault, its links work", there);
        String dead = off.isEmpty() || there.size() == alone.size()
                ? ""
                : "; " + (alone.size() - there.size()) + " not tried, since these machines are off: "
                        + String.join(", ", off);
        return (alone.isEmpty()
                        ? "other faults hit all its links still; nothing was there to see"
                        : there.size() + " probes came through as before")
                + dead;
    }

    private boolean shows(ProbeTarget target, ProbeResult result) {
        // Where another fault refuses, this one has nothing to show.
        boolean hidden = target.refused(result) && !alone.contains(target);
        return hidden || expectation(target).met(result);
    }

    /** Whether the probe came to what it comes to without the fault. */
    private boolean gone(ProbeTarget target, ProbeResult result) {
        return target.arrived(result) && !expectation(target).met(result);
    }

    private Expectation expectation(ProbeTarget target) {
        return requireNonNull(expected.get(target));
    }

    private void awaitGone(String alias, List<ProbeTarget> targets) {
        Map<ProbeTarget, ProbeResult> there = new LinkedHashMap<>();
        try {
            Awaitility.await(alias).pollDelay(Duration.ZERO).atMost(WORKS).until(() -> {
                Map<ProbeTarget, ProbeResult> results = prober.probe(targets, ANSWER);
                there.clear();
                there.putAll(results);
                there.entrySet().removeIf(probe -> gone(probe.getKey(), probe.getValue()));
                return there.isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            throw new LinkException(fault.partition().description(), "expected: " + alias + "; " + words(there), e);
        }
    }

    private static String words(Map<ProbeTarget, ProbeResult> results) {
        if (results.isEmpty()) {
            return "no attempt came to its end within the limit: the nodes, or this host, are too busy";
        }
        return results.entrySet().stream()
                .map(probe -> probe.getKey() + ": " + probe.getValue())
                .collect(Collectors.joining("; "));
    }
}
