package io.nonet.digitalocean.ssh;

/** Switches one machine off and on, by whoever provides it. */
public interface Power {
    /** Ends it as a power cut does; returns once it is off. */
    void off();

    /** Starts it; returns once it is on, though nothing on it may answer yet. */
    void on();
}
