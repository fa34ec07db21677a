package io.nonet.reports.model;

import io.nonet.observe.TimedObservation;

/** Takes from the observations of a run, oldest first, what it is about; holds a bounded part of it. */
@FunctionalInterface
interface Collector {
    void see(TimedObservation<?> seen);
}
