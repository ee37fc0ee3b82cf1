package dev.inscape.cli.heatmap;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of numbers, each of which has a colour. Texts are as they came, not yet made safe to print.
 *
 * @param corner  what rows and columns are
 * @param rows    their names
 * @param columns their names
 * @param cells   {@code [row][column]}
 * @param scale   what colours mean
 */
public record Heatmap(String corner, List<String> rows, List<String> columns, List<List<Cell>> cells, Scale scale) {

    /**
     * One number.
     *
     * @param value what its colour says
     * @param label what stands in the cell
     * @param title all that is known of it, on one line
     */
    public record Cell(double value, String label, String title) {
    }

    /**
     * What colours mean: 0 is one end of the scale, or the middle of one with a sign.
     *
     * @param most   the value that has the strongest colour, above 0
     * @param signed whether values below 0 have a colour of their own
     * @param digits after the point, where the scale's ends are named
     */
    public record Scale(double most, boolean signed, int digits) {

        public Scale {
            if (!(most > 0) || Double.isInfinite(most)) {
                throw new IllegalArgumentException("a scale ends at a number above 0, not at " + most);
            }
        }

        /** From 0 to 1. */
        public static Scale ofShares() {
            return new Scale(1, false, 0);
        }

        /** From -m to m, where m is the largest number without its sign, and at least {@code least}. */
        public static Scale around0(Stream<double[]> rows, double least, int digits) {
            double most = rows.flatMapToDouble(Arrays::stream).filter(Double::isFinite).map(Math::abs).max()
                    .orElse(0);
            return new Scale(Math.max(most, least), true, digits);
        }

        /** 0 to 1, or -1 to 1 for a scale with a sign. */
        public double heat(double value) {
            return Double.isNaN(value) ? 0 : Math.clamp(value / most, signed ? -1 : 0, 1);
        }
    }

    public Heatmap {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (cells.size() != rows.size() || cells.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException(
                    "a heatmap of " + rows.size() + " x " + width + " wants a cell for each place");
        }
    }
}
