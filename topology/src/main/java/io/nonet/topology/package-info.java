/** The cluster as pure data: which nodes, with which roles, ports, versions and addresses. */
@NullMarked
package io.nonet.topology;

import org.jspecify.annotations.NullMarked;
