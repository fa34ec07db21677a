/** Renders the files that make a bare machine a node: agent configuration, certificates, links, packet filter. */
@NullMarked
package io.nonet.topology.config;

import org.jspecify.annotations.NullMarked;
