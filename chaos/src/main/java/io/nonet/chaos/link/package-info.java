/** Ways between nodes as pure values, and how faults of them are put onto the nodes' links. */
@NullMarked
package io.nonet.chaos.link;

import org.jspecify.annotations.NullMarked;
