package io.nonet.chaos.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the proxies of one Toxiproxy to what they should be. */
record ProxyReconciler(Toxiproxy toxiproxy) {

    /**
     * Changes what is different, and nothing else.
     *
     * @throws LinkException if Toxiproxy does not do it
     */
    void converge(List<Proxy> desired) {
        Map<String, Proxy> found = toxiproxy.proxies();
        if (onlyFaultsDiffer(found, desired)) {
            toxiproxy.reset();
            return;
        }
        for (Proxy proxy : desired) {
            converge(proxy, Optional.ofNullable(found.get(proxy.name())));
        }
    }

    /**
     * Whether there is nothing to change.
     *
     * @throws LinkException if Toxiproxy does not answer
     */
    boolean isConverged(List<Proxy> desired) {
        return same(toxiproxy.proxies(), desired);
    }

    static boolean same(Map<String, Proxy> found, List<Proxy> desired) {
        return desired.stream().allMatch(proxy -> {
            Proxy known = found.get(proxy.name());
            return known != null && proxy.sameAs(known);
        });
    }

    /** Whether all that is to be done is to take faults away; one call does it. */
    private static boolean onlyFaultsDiffer(Map<String, Proxy> found, List<Proxy> desired) {
        return desired.stream().allMatch(proxy -> {
            Proxy known = found.get(proxy.name());
            return known != null
                    && proxy.leadsWhere(known)
                    && proxy.enabled()
                    && proxy.toxics().isEmpty();
        });
    }

    private void converge(Proxy desired, Optional<Proxy> found) {
        Proxy base = found.filter(desired::leadsWhere).orElseGet(() -> {
            found.ifPresent(toxiproxy::delete);
            return create(desired);
        });
        if (!removed(base, desired)) {
            base = create(desired);
        }
        for (Toxic toxic : desired.toxics()) {
            if (!base.toxics().contains(toxic)) {
                toxiproxy.add(desired, toxic);
            }
        }
        if (base.enabled() != desired.enabled()) {
            toxiproxy.enable(desired, desired.enabled());
        }
    }

    private Proxy create(Proxy desired) {
        Proxy bare = new Proxy(desired.name(), desired.listen(), desired.upstream(), desired.enabled(), List.of());
        toxiproxy.create(bare);
        return bare;
    }

    /** Removes toxics that should not be; false if that hung and the whole proxy was removed instead. */
    private boolean removed(Proxy base, Proxy desired) {
        for (Toxic toxic : base.toxics()) {
            if (!desired.toxics().contains(toxic)) {
                try {
                    toxiproxy.remove(base, toxic);
                } catch (LinkException e) {
                    toxiproxy.delete(base);
                    return false;
                }
            }
        }
        return true;
    }
}
