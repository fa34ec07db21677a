package io.nonet.observe;

/** Hears of everything that is recorded on a {@link Timeline}, one at a time and in order. */
@FunctionalInterface
public interface ObservationListener {
    /**
     * Called while the timeline is held: returns soon, and never records on the same timeline.
     *
     * <p>An exception reaches whoever recorded the observation, after all other listeners have heard of it.
     */
    void seen(TimedObservation<?> seen);
}
