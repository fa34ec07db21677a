package io.nonet.chaos;

/** How a fault of one node is put in place and taken away; the node can be asked whether it is still there. */
interface NodeMechanism extends Mechanism {
    /** The node's name. */
    String node();

    /**
     * Whether the node has lost what the fault did, though nobody healed it, as seen now.
     *
     * @throws io.nonet.cluster.MachineException if the node cannot be asked
     */
    boolean isLost();
}
