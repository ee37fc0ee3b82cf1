package dev.inscape.cli.reading;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.lab.read.Reading;
import java.util.ArrayList;
import java.util.List;

/** The pieces that the tokenizer cut, one after the other. */
final class TokensSection {

    private final Layout layout;

    TokensSection(Layout layout) {
        this.layout = layout;
    }

    List<String> lines(Reading reading) {
        var pieces = reading.text().pieces();
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int room = layout.columns() - 2;
        int used = 0;
        for (int token = 0; token < pieces.size(); token++) {
            var piece = ColumnWidth.cut(Visible.of(pieces.get(token)), room);
            int width = ColumnWidth.of(piece);
            if (used > 0 && used + 1 + width > room) {
                lines.add(line.toString());
                if (lines.size() == Layout.MOST_TOKEN_LINES && !layout.all()) {
                    lines.add("… " + Decimals.count(pieces.size() - token, "more token") + "; --all shows them");
                    return lines;
                }
                line.setLength(0);
                used = 0;
            }
            boolean special = reading.text().special()[token];
            line.append(used == 0 ? "" : " ").append(special ? layout.ink().dim(piece) : piece);
            used += (used == 0 ? 0 : 1) + width;
        }
        lines.add(line.toString());
        return lines;
    }
}
