/** Rules for the code of all modules, checked by the tests of each. */
@NullMarked
package io.nonet.architecture;

import org.jspecify.annotations.NullMarked;
