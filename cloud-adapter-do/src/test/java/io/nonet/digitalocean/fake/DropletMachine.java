package io.nonet.digitalocean.fake;

/** The machine under a droplet. Its methods return at once; what they began is over when it is no longer busy. */
public interface DropletMachine {
    String publicAddress();

    /** Whether it booted for the first time and answered SSH; it stays so when it is off. */
    boolean isMade();

    /** Whether something that was begun is not over yet. */
    boolean isBusy();

    /** Whether what was begun last could not be done. */
    boolean hasFailed();

    /** Whether its power is on. */
    boolean isOn();

    void act(PowerAction action);

    /** Removes it with all that it holds. */
    void remove();

    /** Whether nothing is left of it. */
    boolean isGone();
}
