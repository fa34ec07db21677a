package io.nonet.scenarios.consistency;

import static java.util.Objects.requireNonNull;

/**
 * What Consul's documentation says, word for word, as of 1.14.3.
 *
 * @param page where, on the web
 */
record Quote(String page, String words) {
    private static final String DOCUMENTATION = "https://github.com/hashicorp/consul/blob/v1.14.3/website/content/";

    Quote {
        requireNonNull(page, "page");
        requireNonNull(words, "words");
    }

    /** From the page about the modes of reading. */
    static Quote ofModes(String words) {
        return new Quote(DOCUMENTATION + "api-docs/features/consistency.mdx", words);
    }

    /** From the page about Raft in Consul. */
    static Quote ofConsensus(String words) {
        return new Quote(DOCUMENTATION + "docs/architecture/consensus.mdx", words);
    }

    /** From the page about upgrades. */
    static Quote ofUpgrades(String words) {
        return new Quote(DOCUMENTATION + "docs/upgrading/index.mdx", words);
    }

    @Override
    public String toString() {
        return page + ": \"" + words + "\"";
    }
}
