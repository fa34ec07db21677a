package io.nonet.chaos.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.client.ApiException;
import io.nonet.client.ClientException;
import io.nonet.observe.Freshness;
import io.nonet.observe.Outcome;
import java.net.ConnectException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One call that came to an end, whatever it was.
 *
 * @param value JSON text: what was asked with, or found
 * @param error in a word, where it was not acknowledged
 */
record Done(Outcome outcome, String value, Optional<String> error, Optional<Freshness> freshness) {
    private static final String CHANGED = "changed meanwhile";

    Done {
        requireNonNull(outcome, "outcome");
        requireNonNull(value, "value");
        requireNonNull(error, "error");
        requireNonNull(freshness, "freshness");
    }

    static Done ok(String value) {
        return new Done(Outcome.OK, value, Optional.empty(), Optional.empty());
    }

    /** It surely did not happen. */
    static Done failed(String value, String why) {
        return new Done(Outcome.FAIL, value, Optional.of(why), Optional.empty());
    }

    /**
     * A write that brought no answer: it failed only where it surely did not happen – where no connection came about, or the
     * agent knew no leader to pass it on to –, else it may have happened, or may yet.
     */
    static Done without(String value, ClientException e) {
        boolean refused = e instanceof ApiException answer && answer.isNoLeader();
        boolean sure = refused || e.getCause() instanceof ConnectException;
        return new Done(sure ? Outcome.FAIL : Outcome.INFO, value, Optional.of(error(e)), Optional.empty());
    }

    /** A write that the cluster takes or refuses. */
    static Done decided(String value, Supplier<Boolean> call) {
        try {
            return call.get() ? ok(value) : failed(value, CHANGED);
        } catch (ClientException e) {
            return without(value, e);
        }
    }

    static String error(ClientException e) {
        return e instanceof ApiException answer
                ? Integer.toString(answer.status())
                : e.getCause() == null ? "connection" : e.getCause().getClass().getSimpleName();
    }
}
