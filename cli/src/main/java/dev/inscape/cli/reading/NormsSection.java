package dev.inscape.cli.reading;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Table;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.lab.read.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Per layer the mean norm as a bar, and where there is room the tokens with the shortest and the longest state. */
final class NormsSection {

    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";
    private static final int BAR = 20;
    private static final int LEAST_BAR = 4;
    private static final int NAME = 12;

    private final Layout layout;

    NormsSection(Layout layout) {
        this.layout = layout;
    }

    List<String> lines(Reading reading) {
        int bar = room(table(reading, 0, true));
        boolean extremes = bar >= LEAST_BAR;
        var lines = table(reading, extremes ? bar : room(table(reading, 0, false)), extremes);
        return IntStream.range(0, lines.size()).mapToObj(i -> i == 0 ? layout.ink().dim(lines.get(i)) : lines.get(i))
                .toList();
    }

    /** What a table without bars leaves for them. */
    private int room(List<String> lines) {
        int widest = lines.stream().mapToInt(ColumnWidth::of).max().orElse(0);
        return Math.clamp(layout.columns() - 4 - widest, 0, BAR);
    }

    private static List<String> table(Reading reading, int bar, boolean extremes) {
        double longest = Arrays.stream(reading.norms()).mapToDouble(NormsSection::mean).max().orElse(1);
        var table = new Table(extremes ? "lrlrlrl" : "lrl");
        table.row(extremes ? new String[]{"", "mean", "", "least", "", "most", ""} : new String[]{"", "mean", ""});
        for (int layer = 0; layer < reading.norms().length; layer++) {
            var norms = reading.norms()[layer];
            int least = extreme(norms, -1);
            int most = extreme(norms, 1);
            var where = layer == 0 ? "into block 0" : "after block " + (layer - 1);
            var mean = Decimals.fixed(mean(norms), 2);
            var drawn = bar(mean(norms) / longest, bar);
            table.row(extremes
                    ? new String[]{where, mean, drawn, Decimals.fixed(norms[least], 2), name(reading, least),
                            Decimals.fixed(norms[most], 2), name(reading, most)}
                    : new String[]{where, mean, drawn});
        }
        return table.lines();
    }

    private static String name(Reading reading, int token) {
        return ColumnWidth.cut(Visible.of(reading.text().pieces().get(token)), NAME);
    }

    private static String bar(double part, int width) {
        int eighths = (int) Math.round((part > 0 ? Math.min(part, 1) : 0) * width * 8);
        return "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.charAt(eighths % 8 - 1));
    }

    private static double mean(double[] norms) {
        return Arrays.stream(norms).average().orElse(0);
    }

    private static int extreme(double[] norms, int sign) {
        int best = 0;
        for (int i = 1; i < norms.length; i++) {
            best = sign * norms[i] > sign * norms[best] ? i : best;
        }
        return best;
    }
}
