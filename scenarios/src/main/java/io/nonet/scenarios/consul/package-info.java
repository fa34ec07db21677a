/** What operators and application teams rely on Consul for. */
@NullMarked
package io.nonet.scenarios.consul;

import org.jspecify.annotations.NullMarked;
