package io.nonet.chaos;

import java.util.List;

/** How one fault is put in place, shown to bite, and taken away. */
interface Mechanism {
    /**
     * Checks that there is such a fault here.
     *
     * @throws UnsupportedFaultException if not
     * @throws io.nonet.topology.TopologyException if it names what the cluster has not
     */
    void checkApplies();

    /**
     * Checks that what it will break works now.
     *
     * @throws FaultException if not
     */
    void checkBefore();

    /** Puts it in place: from all faults that there are to all that there shall be. */
    void change(List<ActiveFault> from, List<ActiveFault> to);

    /** Takes it away: from all faults that there are to all that there shall be. Does nothing where it is gone. */
    void undo(List<ActiveFault> from, List<ActiveFault> to);

    /**
     * Returns what shows that it bites.
     *
     * @param id of the fault
     * @throws FaultException if it does not within its bound
     */
    String awaitBite(String id);

    /**
     * Returns what shows that it is gone.
     *
     * @param id of the fault
     * @throws FaultException if it is not within its bound
     */
    String awaitHeal(String id);
}
