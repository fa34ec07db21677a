/** What operators and application teams rely on Nomad for, under load and on purpose disturbed. */
@NullMarked
package io.nonet.scenarios.nomad;

import org.jspecify.annotations.NullMarked;
