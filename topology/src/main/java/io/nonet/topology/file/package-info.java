/** Reads a topology from a YAML file and says line and column of what is wrong in it. */
@NullMarked
package io.nonet.topology.file;

import org.jspecify.annotations.NullMarked;
