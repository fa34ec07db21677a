/** What other programs read of a run: JSON, Markdown, JUnit XML, Open Test Reporting. */
@NullMarked
package io.nonet.reports.machine;

import org.jspecify.annotations.NullMarked;
