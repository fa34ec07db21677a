/** Pages that need nothing but themselves: styles, scripts and data are inside, and no request leaves them. */
@NullMarked
package io.nonet.reports.html;

import org.jspecify.annotations.NullMarked;
