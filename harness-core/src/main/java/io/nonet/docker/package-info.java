/** Machines as containers of one engine, on docker-java; the engine is found the way Testcontainers finds it. */
@NullMarked
package io.nonet.docker;

import org.jspecify.annotations.NullMarked;
