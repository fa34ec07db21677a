package io.nonet.observe;

/** A failure that knows its verdict: a run that ends by it did not simply fail. */
public interface Judged {
    Verdict verdict();
}
