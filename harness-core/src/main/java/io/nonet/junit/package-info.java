/** Clusters for JUnit tests: launched when a test first needs one, as good as new for each test, gone at the end. */
@NullMarked
package io.nonet.junit;

import org.jspecify.annotations.NullMarked;
