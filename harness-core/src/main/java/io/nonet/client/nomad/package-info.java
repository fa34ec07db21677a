/** The part of Nomad's HTTP API that operators and scenarios use, for Nomad 1.4. */
@NullMarked
package io.nonet.client.nomad;

import org.jspecify.annotations.NullMarked;
