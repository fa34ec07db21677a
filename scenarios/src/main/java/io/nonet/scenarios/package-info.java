/** Scenarios as JUnit classes: each breaks a real cluster on purpose and judges what happened. */
@NullMarked
package io.nonet.scenarios;

import org.jspecify.annotations.NullMarked;
