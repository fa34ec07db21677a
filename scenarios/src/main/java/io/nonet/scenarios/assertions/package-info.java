/** AssertJ assertions in the words of Consul and Nomad, for the shipped scenarios and for tests of your own. */
@NullMarked
package io.nonet.scenarios.assertions;

import org.jspecify.annotations.NullMarked;
