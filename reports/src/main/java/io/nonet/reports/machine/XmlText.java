package io.nonet.reports.machine;

/** Text that may stand in XML 1.0, which has no room for most control characters, not even escaped. */
final class XmlText {
    private XmlText() {}

    static String of(String untrusted) {
        StringBuilder safe = new StringBuilder(untrusted.length());
        untrusted.codePoints().forEach(point -> safe.appendCodePoint(isAllowed(point) ? point : '\uFFFD'));
        return safe.toString();
    }

    /** By https://www.w3.org/TR/xml/#charsets. */
    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
