package io.nonet.digitalocean.fake;

import java.util.List;

/**
 * What VPCs and droplets are made of.
 *
 * <p>No method waits for a machine; what takes its time is seen in the {@link DropletMachine} later.
 */
public interface Hardware {
    /** Nothing at all: droplets are what the API says of them. */
    Hardware NONE = new NoHardware();

    /**
     * Makes the network of a VPC.
     *
     * @return false if something outside the account has the range already
     */
    boolean connect(String vpc, String range);

    /** Removes the network of a VPC, whose machines are gone. */
    void disconnect(String vpc);

    /** Starts making a machine. */
    DropletMachine make(Order order);

    /**
     * What a machine is made from.
     *
     * @param vpc its network's id, which was connected before
     * @param privateAddress in the range of that network
     * @param publicKeys that root logs in with, as OpenSSH writes them
     * @param userData run as root at the first boot if it is a script; may be empty
     */
    record Order(long id, String name, String vpc, String privateAddress, List<String> publicKeys, String userData) {
        public Order {
            publicKeys = List.copyOf(publicKeys);
        }
    }
}
