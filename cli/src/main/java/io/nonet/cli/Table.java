package io.nonet.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows as text in columns that line up, two spaces apart. */
final class Table {
    private final int columns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        columns = header.length;
        row(header);
    }

    /** Adds a row of as many cells as the header has. */
    Table row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(
                    "Expected " + columns + " cells, found " + cells.length + ": " + Arrays.toString(cells));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, header first, without trailing blanks. */
    List<String> lines() {
        int[] widths = new int[columns];
        rows.forEach(row -> Arrays.setAll(
                widths, column -> Math.max(widths[column], row.get(column).length())));
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    @Override
    public String toString() {
        return lines().stream().collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
