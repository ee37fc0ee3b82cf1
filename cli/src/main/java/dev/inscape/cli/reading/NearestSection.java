package dev.inscape.cli.reading;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.read.Reading;
import java.util.ArrayList;
import java.util.List;

/** Per token those most like it, as many as fit the line. */
final class NearestSection {

    private static final int MOST = 5;
    private static final int NAME = 14;

    private final Layout layout;

    NearestSection(Layout layout) {
        this.layout = layout;
    }

    List<String> lines(Reading reading, TokenRows rows) {
        if (rows.names().size() < 2) {
            return List.of("the text has one token: there is nothing to compare it with");
        }
        var lines = new ArrayList<String>();
        int room = layout.columns() - 2 - rows.labelWidth();
        for (int token : rows.shown()) {
            lines.add(rows.label(token) + near(reading, rows, token, room));
        }
        lines.addAll(rows.remark());
        return lines;
    }

    private String near(Reading reading, TokenRows rows, int token, int room) {
        var line = new StringBuilder();
        int used = 0;
        for (var neighbour : reading.neighbours(token, MOST)) {
            var name = ColumnWidth.cut(rows.names().get(neighbour.token()), NAME);
            var cosine = Decimals.fixed(neighbour.cosine(), 2);
            int width = 2 + ColumnWidth.of(name) + 1 + cosine.length();
            if (used + width > room) {
                break;
            }
            line.append("  ").append(name).append(' ').append(layout.ink().dim(cosine));
            used += width;
        }
        return line.toString();
    }
}
