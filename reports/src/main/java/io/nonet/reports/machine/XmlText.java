package io.nonet.reports.machine;

import io.nonet.observe.VisibleText;

/** Text that may stand in XML 1.0: visible, as most control characters have no room there, not even escaped. */
final class XmlText {
    private XmlText() {}

    static String of(String untrusted) {
        // Of what can be seen only these have no room: https://www.w3.org/TR/xml/#charsets.
        return VisibleText.ofLines(untrusted).replaceAll("[\uFFFE\uFFFF]", "\uFFFD");
    }
}
