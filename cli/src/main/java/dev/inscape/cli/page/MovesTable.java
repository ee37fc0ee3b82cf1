package dev.inscape.cli.page;

import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.read.Reading;
import java.util.Arrays;

/** The heatmap: a table whose cells have colours and numbers. */
final class MovesTable {

    private MovesTable() {
    }

    static String of(Reading reading) {
        double most = Arrays.stream(reading.moves()).flatMapToDouble(Arrays::stream).filter(Double::isFinite).max()
                .orElse(0);
        var html = new StringBuilder("""
                <section>
                <h2>How far each block moves each token</h2>
                <p class="soft">1 − cosine between a token's state after a block and before it: 0 is the same \
                direction, 1 a right \
                angle.</p>
                <div class="wide" role="region" aria-label="Moves" tabindex="0">
                <table class="heat">
                <thead><tr><th scope="col" class="left" colspan="2">token</th>""");
        for (int layer = 0; layer < reading.moves().length; layer++) {
            html.append("<th scope=\"col\">block ").append(layer).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (int token = 0; token < reading.text().pieces().size(); token++) {
            html.append(rowHead(reading, token));
            for (int layer = 0; layer < reading.moves().length; layer++) {
                double move = reading.moves()[layer][token];
                html.append("<td class=\"").append(PageStyle.step(most > 0 ? move / most : 0)).append("\" title=\"")
                        .append(Markup.name(reading.text().pieces().get(token))).append(", block ").append(layer)
                        .append(": ")
                        .append(Decimals.fixed(move, 5)).append("\">").append(Decimals.fixed(move, 3)).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n</div>\n").append(scale(most)).append("</section>\n").toString();
    }

    /** The first cells of a token's row. */
    static String rowHead(Reading reading, int token) {
        return "<tr><td class=\"number\">" + token + "</td><th scope=\"row\"><bdi>"
                + Markup.name(reading.text().pieces().get(token)) + "</bdi></th>";
    }

    private static String scale(double most) {
        var html = new StringBuilder("<p class=\"scale\" aria-hidden=\"true\">0 <span>");
        for (int step = 0; step <= PageStyle.STEPS; step++) {
            html.append("<i class=\"h").append(step).append("\"></i>");
        }
        return html.append("</span> ").append(Decimals.fixed(most, 3)).append("</p>\n").toString();
    }
}
