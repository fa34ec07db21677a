package io.nonet.chaos.judge;

import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Model;
import java.time.Duration;

/** A pure function from a history to a judgement. */
@FunctionalInterface
public interface Judge {
    /**
     * Judges what was recorded, and nothing else: keys that were left out of the history are not spoken of.
     *
     * @param budget used up only by judges that search; with none left they rule {@link Ruling#UNKNOWN}
     */
    Judgement judge(History history, Budget budget);

    /**
     * The judge of a model. What it finds in order is {@link Ruling#UNKNOWN} if keys were left out of the history.
     *
     * @param lockDelay how long a process may think that it holds a lock after another has got it
     */
    static Judge of(Model model, Duration lockDelay) {
        Judge judge =
                switch (model) {
                    case REGISTER -> new RegisterJudge();
                    case LOCK -> new LockJudge(lockDelay);
                    case SET -> new SetJudge();
                    case QUEUE -> new QueueJudge(false);
                    case WATCH -> new WatchJudge();
                };
        return complete(judge);
    }

    /** The judge of a queue that gives each unit out at least once; what it gives out more often is counted only. */
    static Judge ofQueueAtLeastOnce() {
        return complete(new QueueJudge(true));
    }

    private static Judge complete(Judge judge) {
        return (history, budget) -> judge.judge(history, budget).without(history.unjudged());
    }
}
