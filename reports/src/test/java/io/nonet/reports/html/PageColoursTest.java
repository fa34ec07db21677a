package io.nonet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text of pages against what is behind it, as the Web Content Accessibility Guidelines measure it. */
class PageColoursTest {
    private static final double READABLE = 4.5;
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{3,6});");

    private final String style = Assets.of(false).style();
    private final Map<String, String> light = colours(style.substring(0, style.indexOf("@media")));
    private final Map<String, String> dark = new HashMap<>(light);

    PageColoursTest() {
        int begin = style.indexOf("@media");
        dark.putAll(colours(style.substring(begin, style.indexOf("}", begin))));
    }

    @ParameterizedTest
    @CsvSource({
        "fg, bg card mark",
        "soft, bg card mark",
        "bad, bg card mark",
        "fault-text, card mark",
        "accent, bg card",
        "ok, bg card",
        "strong, fault failed v-passed v-failed v-other",
        "on, unknown done up leader starting healed drained unproved frozen down"
    })
    void textCanBeReadByDayAndByNight(String text, String grounds) {
        for (String ground : grounds.split(" ")) {
            assertThat(contrast(light, text, ground))
                    .as(text + " on light " + ground)
                    .isGreaterThanOrEqualTo(READABLE);
            assertThat(contrast(dark, text, ground))
                    .as(text + " on dark " + ground)
                    .isGreaterThanOrEqualTo(READABLE);
        }
    }

    private static double contrast(Map<String, String> colours, String text, String ground) {
        double one = luminance(colours.get(text));
        double other = luminance(colours.get(ground));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** Of a colour as in {@code #1f5fbf} or {@code #fff}. */
    private static double luminance(String colour) {
        String digits = colour.length() == 4 ? colour.substring(1).replaceAll(".", "$0$0") : colour.substring(1);
        return 0.2126 * linear(digits.substring(0, 2))
                + 0.7152 * linear(digits.substring(2, 4))
                + 0.0722 * linear(digits.substring(4));
    }

    private static double linear(String hex) {
        double part = Integer.parseInt(hex, 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> colours(String block) {
        Map<String, String> colours = new HashMap<>();
        COLOUR.matcher(block).results().forEach(found -> colours.put(found.group(1), found.group(2)));
        return colours;
    }
}
