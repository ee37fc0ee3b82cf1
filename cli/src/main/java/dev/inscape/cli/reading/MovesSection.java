package dev.inscape.cli.reading;

import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Heat;
import dev.inscape.lab.read.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A heatmap: a row per token, a column per block. With room each cell has its number; else a cell is a patch of colour,
 * or without colours a digit, and a legend says what they mean. Blocks that still do not fit share a column.
 */
final class MovesSection {

    private static final int WITH_NUMBER = 6;
    private static final int RAMP = 20;

    private final Layout layout;

    MovesSection(Layout layout) {
        this.layout = layout;
    }

    List<String> lines(Reading reading, TokenRows rows) {
        double most = Arrays.stream(reading.moves()).flatMapToDouble(Arrays::stream).filter(Double::isFinite).max()
                .orElse(0);
        int room = layout.columns() - 2 - rows.labelWidth() - 2;
        int layers = reading.moves().length;
        boolean numbers = layers * WITH_NUMBER <= room;
        int together = numbers ? 1 : (layers + room - 1) / room;
        int columns = (layers + together - 1) / together;
        int width = numbers ? WITH_NUMBER : Math.min(3, room / columns);
        var lines = new ArrayList<String>();
        lines.add(layout.ink().dim(" ".repeat(rows.labelWidth() + 2) + header(columns, together, width)));
        for (int token : rows.shown()) {
            var line = new StringBuilder(rows.label(token)).append("  ");
            for (int column = 0; column < columns; column++) {
                line.append(cell(largest(reading, token, column * together, together), most, width, numbers));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.addAll(rows.remark());
        lines.addAll(legend(most, numbers, together));
        return lines;
    }

    /** The number of the first block of each column, where there is room for it. */
    private static String header(int columns, int together, int width) {
        var header = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            int at = column * width + (width == WITH_NUMBER ? 3 : 0);
            var number = Integer.toString(column * together);
            boolean free = header.isEmpty() || header.length() < at;
            if (free || at == 0) {
                header.append(" ".repeat(at - header.length())).append(number);
            }
        }
        return header.toString();
    }

    private static double largest(Reading reading, int token, int from, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int layer = from; layer < Math.min(from + count, reading.moves().length); layer++) {
            largest = Math.max(largest, reading.moves()[layer][token]);
        }
        return largest;
    }

    private String cell(double move, double most, int width, boolean number) {
        double heat = most > 0 ? move / most : 0;
        boolean colours = layout.ink().hasColours();
        if (number) {
            var text = Decimals.right(Decimals.fixed(move, 2), 5);
            return colours ? layout.ink().heat(heat, text + " ") : text + Heat.shade(heat);
        }
        var patch = colours ? " ".repeat(width) : Heat.digit(heat) + " ".repeat(width - 1);
        return colours ? layout.ink().heat(heat, patch) : patch;
    }

    private List<String> legend(double most, boolean numbers, int together) {
        var lines = new ArrayList<String>();
        var largest = Decimals.fixed(most, 2);
        if (layout.ink().hasColours()) {
            var ramp = new StringBuilder();
            for (int i = 0; i < RAMP; i++) {
                ramp.append(layout.ink().heat(i / (RAMP - 1.0), " "));
            }
            lines.add("0 " + ramp + " " + largest);
        } else {
            lines.add((numbers ? "blank ░ ▒ ▓ █: fifths" : "digits: tenths") + " of the largest, " + largest);
        }
        if (together > 1) {
            lines.add("a column is the largest of " + together + " blocks");
        }
        return lines;
    }
}
