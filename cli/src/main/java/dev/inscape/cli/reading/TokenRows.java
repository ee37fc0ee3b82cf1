package dev.inscape.cli.reading;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.lab.read.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tokens that a table shows: all of a short text; of a long one those whose states move most, in the text's order.
 *
 * @param shown   their numbers
 * @param leftOut how many others there are
 * @param names   of all tokens, safe to print
 */
record TokenRows(List<Integer> shown, int leftOut, List<String> names) {

    private static final int WIDEST = 16;

    static TokenRows of(Reading reading, boolean all) {
        var names = reading.text().pieces().stream().map(Visible::of).toList();
        int tokens = names.size();
        var every = IntStream.range(0, tokens).boxed();
        if (all || tokens <= Layout.MOST_ROWS) {
            return new TokenRows(every.toList(), 0, names);
        }
        var most = every.sorted(Comparator.comparingDouble((Integer token) -> way(reading, token)).reversed())
                .limit(Layout.MOST_ROWS).sorted().toList();
        return new TokenRows(most, tokens - most.size(), names);
    }

    /** All moves of a token together. */
    private static double way(Reading reading, int token) {
        double sum = 0;
        for (var layer : reading.moves()) {
            sum += layer[token];
        }
        return sum;
    }

    /** Number and name of a token, of the same width for all. */
    String label(int token) {
        int digits = Integer.toString(names.size() - 1).length();
        return Decimals.right(Integer.toString(token), digits) + "  "
                + ColumnWidth.padded(ColumnWidth.cut(names.get(token), nameWidth()), nameWidth());
    }

    /** The width of every label. */
    int labelWidth() {
        return Integer.toString(names.size() - 1).length() + 2 + nameWidth();
    }

    /** What to say below the table; empty if it shows all. */
    List<String> remark() {
        return leftOut == 0
                ? List.of()
                : List.of("… " + Decimals.count(leftOut, "token") + " that move less; --all shows them");
    }

    private int nameWidth() {
        return Math.min(WIDEST, shown.stream().mapToInt(token -> ColumnWidth.of(names.get(token))).max().orElse(0));
    }
}
