package io.nonet.chaos.judge;

import java.util.ArrayList;
import java.util.List;

/** Tries every order of a few steps, with and without those that may not have happened. */
final class BruteForce {
    private BruteForce() {}

    static boolean linearizable(int state, List<Step> steps) {
        if (steps.stream().noneMatch(Step::required)) {
            return true;
        }
        for (Step step : steps) {
            boolean first = steps.stream().noneMatch(other -> other.completed() < step.invoked());
            if (first && (step.blind() || step.observes() == state)) {
                List<Step> others = new ArrayList<>(steps);
                others.remove(step);
                if (linearizable(step.reads() ? state : step.leaves(), others)) {
                    return true;
                }
            }
        }
        return false;
    }
}
