package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Judged;
import io.nonet.observe.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings do not let the cluster be launched or reached: no engine, no image, no room, a name in use.
 *
 * <p>The message says what is wrong and where; {@link #remedy()} says what to do about it. The command line ends
 * with exit code 3 on it.
 */
public final class EnvironmentUnusableException extends RuntimeException implements Judged {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public EnvironmentUnusableException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public EnvironmentUnusableException(String problem, String remedy, @Nullable Throwable cause) {
        super(requireNonNull(problem) + "\n  What to do: " + requireNonNull(remedy), cause);
        this.remedy = remedy;
    }

    @Override
    public Verdict verdict() {
        return Verdict.UNSUPPORTED;
    }

    /** What the reader can do, as one or two sentences. */
    public String remedy() {
        return remedy;
    }
}
