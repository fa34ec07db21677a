package io.nonet.scenarios;

import io.nonet.observe.Bound;
import java.time.Duration;
import java.util.Locale;

/**
 * How fast gossip finds out that a member is gone, by {@code hashicorp/memberlist} v0.5.0, which Consul 1.14.3 and Nomad
 * 1.4.3 use.
 *
 * @param probeInterval after which each member tries the next of the others
 * @param suspicionMultiplier how many of these intervals a member may defend itself
 */
public record GossipSettings(Duration probeInterval, int suspicionMultiplier) {
    /** {@code DefaultLANConfig}: Consul's, among all agents of a datacenter. */
    public static final GossipSettings LAN = new GossipSettings(Duration.ofSeconds(1), 4);
    /**
     * {@code DefaultWANConfig}: Nomad's, among its servers, wherever they are ({@code DefaultConfig} in
     * {@code nomad/config.go}).
     */
    public static final GossipSettings WAN = new GossipSettings(Duration.ofSeconds(5), 6);

    /**
     * By when a member that nobody reaches is called failed.
     *
     * <p>In a round of probes each other member finds that out for itself ({@code probe} in {@code state.go}). From the first
     * suspicion it takes {@code suspicionTimeout}, the multiplier times the interval for up to ten members, once enough
     * others have confirmed it, which they do in that round; of three members none needs a confirmation ({@code suspectNode}).
     */
    public Bound failureSeen(int members) {
        double scale = Math.max(1, Math.log10(members));
        double interval = probeInterval.toMillis() / 1e3;
        return new Bound(
                (members - 1) * interval + suspicionMultiplier * scale * interval,
                "s",
                String.format(
                        Locale.ROOT,
                        "a round of probes of %d others + suspicion multiplier %d × scale %.2f, × probe interval %.0f s",
                        members - 1,
                        suspicionMultiplier,
                        scale,
                        interval));
    }
}
