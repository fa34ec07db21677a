/** Machines that are reached over SSH: commands, files, and ways through to what listens on them. */
@NullMarked
package io.nonet.digitalocean.ssh;

import org.jspecify.annotations.NullMarked;
