/** Jobs under load: run from their files, watched in Nomad and in Consul, and asked for by clients that keep count. */
@NullMarked
package io.nonet.scenarios.workload;

import org.jspecify.annotations.NullMarked;
