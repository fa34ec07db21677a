/** The running cluster: its machines, how it boots, when it is ready, and who may provide its machines. */
@NullMarked
package io.nonet.cluster;

import org.jspecify.annotations.NullMarked;
