/** The web interfaces of both systems, as a browser shows them. */
@NullMarked
package io.nonet.scenarios.web;

import org.jspecify.annotations.NullMarked;
