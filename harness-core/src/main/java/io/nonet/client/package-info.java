/** What the Consul and Nomad clients share: HTTP over mutual TLS, typed failures, and the answers both products give alike. */
@NullMarked
package io.nonet.client;

import org.jspecify.annotations.NullMarked;
