package io.nonet.cli;

import io.nonet.cluster.Keep;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words for {@link Keep}: {@code always}, {@code on-failure}, {@code never}. */
final class KeepConverter implements ITypeConverter<Keep> {
    @Override
    public Keep convert(String text) {
        return Arrays.stream(Keep.values())
                .filter(keep -> word(keep).equals(text))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> words = Arrays.stream(Keep.values())
                            .map(KeepConverter::word)
                            .toList();
                    return new TypeConversionException(
                            "expected one of " + String.join(", ", words) + ", found '" + text + "'");
                });
    }

    private static String word(Keep keep) {
        return keep.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
