package dev.inscape.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns that line up. Texts must be {@link Visible} already; numbers are set to the right, as a column says. */
public final class Table {

    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /** Columns by a letter each: {@code l} set to the left, {@code r} to the right. */
    public Table(String columns) {
        right = new boolean[columns.length()];
        for (int i = 0; i < right.length; i++) {
            right[i] = columns.charAt(i) == 'r';
        }
    }

    /** Adds a row with one text for each column. */
    public Table row(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells in a table of " + right.length);
        }
        rows.add(cells);
        return this;
    }

    /** The rows, two blanks between columns, none at the end of a line. */
    public List<String> lines() {
        var widths = new int[right.length];
        for (var row : rows) {
            Arrays.setAll(widths, i -> Math.max(widths[i], ColumnWidth.of(row[i])));
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(String[] row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            line.append(i == 0 ? "" : "  ");
            var blanks = " ".repeat(widths[i] - ColumnWidth.of(row[i]));
            line.append(right[i] ? blanks + row[i] : row[i] + blanks);
        }
        return line.toString().stripTrailing();
    }
}
