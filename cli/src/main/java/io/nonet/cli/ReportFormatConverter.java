package io.nonet.cli;

import io.nonet.reports.ReportFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads such as {@code html} and {@code open-test-reporting}. */
final class ReportFormatConverter implements ITypeConverter<ReportFormat> {
    @Override
    public ReportFormat convert(String text) {
        return Arrays.stream(ReportFormat.values())
                .filter(format -> word(format).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected "
                        + Arrays.stream(ReportFormat.values())
                                .map(ReportFormatConverter::word)
                                .collect(Collectors.joining(", "))
                        + ", found " + text));
    }

    private static String word(ReportFormat format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
