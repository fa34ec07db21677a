package io.nonet.chaos.link;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The links of a node cannot be changed or looked at; says which node, what was tried and what came of it. */
public final class LinkException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    LinkException(String node, String what, @Nullable Throwable cause) {
        super(node + ": " + what, cause);
    }
}
