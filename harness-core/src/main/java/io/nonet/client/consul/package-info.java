/** The part of Consul's HTTP API that operators and scenarios use, for Consul 1.14. */
@NullMarked
package io.nonet.client.consul;

import org.jspecify.annotations.NullMarked;
