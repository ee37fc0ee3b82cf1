package dev.inscape.cli.page;

import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.read.Reading;

/** Per token those whose last states are most like its own. */
final class NearestTable {

    private static final int MOST = 5;

    private NearestTable() {
    }

    static String of(Reading reading) {
        if (reading.text().pieces().size() < 2) {
            return "";
        }
        var html = new StringBuilder("""
                <section>
                <h2>Which tokens end up alike</h2>
                <p class="soft">The tokens of this text whose states after the last block are most similar, with the \
                cosine.</p>
                <div class="wide" role="region" aria-label="Nearest tokens" tabindex="0">
                <table>
                <thead><tr><th scope="col" class="left" colspan="2">token</th><th scope="col" class="left" \
                colspan="%d">most \
                similar</th></tr></thead>
                <tbody>
                """.formatted(MOST));
        for (int token = 0; token < reading.text().pieces().size(); token++) {
            html.append(MovesTable.rowHead(reading, token));
            for (var neighbour : reading.neighbours(token, MOST)) {
                html.append("<td class=\"left near\"><span class=\"number\">").append(neighbour.token())
                        .append("</span><b><bdi>")
                        .append(Markup.name(reading.text().pieces().get(neighbour.token()))).append("</bdi></b> ")
                        .append(Decimals.fixed(neighbour.cosine(), 3)).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n</div>\n</section>\n").toString();
    }
}
