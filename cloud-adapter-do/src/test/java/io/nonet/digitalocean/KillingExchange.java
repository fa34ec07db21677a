package io.nonet.digitalocean;

import io.nonet.digitalocean.api.Call;
import io.nonet.digitalocean.api.Exchange;
import io.nonet.digitalocean.api.Reply;
import java.io.IOException;

/** Ends its process at a certain call, before or after it is done; nobody hears of the answer, or calls again. */
final class KillingExchange implements Exchange {
    private final Exchange target;
    private final int fatal;
    private final boolean done;
    private int calls;

    KillingExchange(Exchange target, int fatal, boolean done) {
        this.target = target;
        this.fatal = fatal;
        this.done = done;
    }

    @Override
    public Reply send(Call call) throws IOException {
        calls++;
        if (calls == fatal && done) {
            target.send(call);
        }
        if (calls >= fatal) {
            throw new Killed(calls);
        }
        return target.send(call);
    }

    /** Whether the process lived to the end. */
    boolean survived() {
        return calls < fatal;
    }
}
