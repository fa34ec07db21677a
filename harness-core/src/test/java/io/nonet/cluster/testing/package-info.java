/** A cluster to test against where no container engine is needed: its machines have what a test says. */
package io.nonet.cluster.testing;
