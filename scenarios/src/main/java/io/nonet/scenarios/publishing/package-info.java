/** A service for clients that know nothing of Consul: behind load balancers that follow Consul. */
@NullMarked
package io.nonet.scenarios.publishing;

import org.jspecify.annotations.NullMarked;
