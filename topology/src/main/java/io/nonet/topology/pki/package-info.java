/** A cluster's own certificate authority, the certificates of its nodes and operator, and its gossip keys. */
@NullMarked
package io.nonet.topology.pki;

import org.jspecify.annotations.NullMarked;
