package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What came back of a probe.
 *
 * @param millis how long it took; 0 for datagrams
 * @param answered how many datagrams were answered; 0 for TCP
 */
record ProbeResult(Kind kind, double millis, int answered) {
    ProbeResult {
        requireNonNull(kind, "kind");
    }

    /** What it was. */
    enum Kind {
        /** The listener answered the hello. */
        DATA,
        /** The listener took the hello for none of its own, and hung up. */
        CLOSED,
        /** Nobody listens. */
        REFUSED,
        /** Nothing came back in time. */
        SILENT,
        /** Datagrams were sent; {@link ProbeResult#answered} tells. */
        DATAGRAMS
    }

    /** Whether what was sent has arrived, and something came back. */
    boolean arrived() {
        return kind == Kind.DATA || kind == Kind.CLOSED || answered > 0;
    }

    /** Reads the probe program's words, such as {@code data 3.4} or {@code 5 answered}. */
    static ProbeResult parse(String words) {
        String[] parts = words.split(" ", 2);
        if (parts.length == 2 && parts[1].equals("answered")) {
            return new ProbeResult(Kind.DATAGRAMS, 0, Integer.parseInt(parts[0]));
        }
        Kind kind =
                switch (parts[0]) {
                    case "data" -> Kind.DATA;
                    case "closed" -> Kind.CLOSED;
                    case "refused" -> Kind.REFUSED;
                    case "silent" -> Kind.SILENT;
                    default -> throw new IllegalArgumentException("No result of a probe: " + words);
                };
        return new ProbeResult(kind, Double.parseDouble(parts[1]), 0);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case DATA -> String.format(Locale.ROOT, "answered after %.1f ms", millis);
            case CLOSED -> String.format(Locale.ROOT, "hung up after %.1f ms", millis);
            case REFUSED -> "refused";
            case SILENT -> "no answer";
            case DATAGRAMS -> answered + " datagrams answered";
        };
    }
}
