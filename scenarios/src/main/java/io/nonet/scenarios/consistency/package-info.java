/** What Consul promises its clients, held against what clients saw while faults were running. */
@NullMarked
package io.nonet.scenarios.consistency;

import org.jspecify.annotations.NullMarked;
