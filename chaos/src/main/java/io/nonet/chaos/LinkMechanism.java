package io.nonet.chaos;

import io.nonet.chaos.link.LinkControl;
import io.nonet.chaos.link.LinkException;
import io.nonet.chaos.link.LinkFault;
import io.nonet.chaos.link.LinkProof;
import io.nonet.cluster.MachineException;
import java.util.List;
import java.util.function.Supplier;

/** Faults of links, through the nodes' Toxiproxies and packet filters. */
record LinkMechanism(Chaos chaos, LinkControl control, LinkFault fault) implements Mechanism {

    @Override
    public void checkApplies() {
        fault.check(chaos.cluster().topology());
        control.unsupported(fault).ifPresent(reason -> {
            throw new UnsupportedFaultException(reason);
        });
    }

    @Override
    public void checkBefore() {
        attempt(() -> {
            proof("").checkBefore();
            return "";
        });
    }

    @Override
    public void change(List<ActiveFault> from, List<ActiveFault> to) {
        control.change(Chaos.linksOf(from), Chaos.linksOf(to));
    }

    @Override
    public void undo(List<ActiveFault> from, List<ActiveFault> to) {
        control.change(Chaos.linksOf(from), Chaos.linksOf(to));
    }

    @Override
    public String awaitBite(String id) {
        return attempt(() -> proof(id).awaitBite());
    }

    @Override
    public String awaitHeal(String id) {
        return attempt(() -> proof(id).awaitHeal());
    }

    private LinkProof proof(String id) {
        return new LinkProof(chaos.cluster(), fault, chaos.linksWithout(id).values());
    }

    private static String attempt(Supplier<String> action) {
        try {
            return action.get();
        } catch (LinkException | MachineException e) {
            throw new FaultException(String.valueOf(e.getMessage()), e);
        }
    }
}
