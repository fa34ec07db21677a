package io.nonet.chaos.link;

import java.util.Collection;
import java.util.List;

/** What the other faults that are injected do to the probes of one; pure. */
record OtherFaults(List<LinkFault> faults) {
    static OtherFaults of(Collection<LinkFault> faults) {
        return new OtherFaults(List.copyOf(faults));
    }

    /** Whether one of them hits what this probe sends, or may hit what comes back. */
    boolean hit(ProbeTarget target) {
        return faults.stream().anyMatch(other -> hits(other, target));
    }

    /**
     * Whether one of them leaves nothing to be seen of an effect on this probe: what is measured – a latency, a loss – does not
     * show where nothing arrives, nor a loss beside another. A cut shows everywhere.
     */
    boolean hide(Effect effect, ProbeTarget target) {
        return !effect.cuts()
                && faults.stream()
                        .filter(other -> hits(other, target))
                        .anyMatch(other -> other.effect().cuts() || other.effect() instanceof Effect.Loss);
    }

    /**
     * Whether one of them makes this probe look as the effect does, so that the probe shows nothing of the effect's own: a cut
     * beside a cut or beside lost datagrams, and a delay beside a delay.
     */
    boolean explain(Effect effect, ProbeTarget target) {
        return faults.stream()
                .filter(other -> hits(other, target))
                .map(LinkFault::effect)
                .anyMatch(other -> effect.cuts()
                        ? other.cuts() || other instanceof Effect.Loss
                        : other.getClass() == effect.getClass() || (delays(other) && delays(effect)));
    }

    private static boolean delays(Effect effect) {
        return !effect.cuts() && !(effect instanceof Effect.LimitData) && !(effect instanceof Effect.Loss);
    }

    private static boolean hits(LinkFault other, ProbeTarget target) {
        boolean protocol = target.tcp() ? other.hitsTcp() : other.hitsUdp();
        return protocol
                && other.scope().includes(target.port())
                && other.partition().ways().stream().anyMatch(way -> touches(way, target));
    }

    /** Datagrams are answered by what no fault hits; a connection needs both ways. */
    private static boolean touches(Way way, ProbeTarget target) {
        Way sent = new Way(target.from(), target.to().name());
        return way.equals(sent) || (target.tcp() && way.equals(sent.reversed()));
    }
}
