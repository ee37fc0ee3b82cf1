package dev.inscape.cli.page;

import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.read.Reading;

/** The text as it was given, each token on a ground as warm as its state moves in all blocks together. */
final class MarkedText {

    private MarkedText() {
    }

    static String of(Reading reading, String text) {
        var ways = Ways.of(reading);
        var html = new StringBuilder("""
                <section>
                <h2>The text</h2>
                <p class="soft">The darker or brighter a token, the further its state moves through all blocks. \
                Hover for \
                numbers; the tables below have the same.</p>
                <p class="text">""");
        int at = 0;
        for (int token = 0; token < reading.text().pieces().size(); token++) {
            int start = reading.text().starts()[token];
            int end = reading.text().ends()[token];
            boolean inText = !reading.text().special()[token] && start >= at && end > start && end <= text.length();
            if (inText) {
                html.append(Markup.escape(text.substring(at, start)));
                at = end;
            }
            var content = inText
                    ? Markup.escape(text.substring(start, end))
                    : Markup.name(reading.text().pieces().get(token));
            html.append("<span class=\"").append(inText ? PageStyle.step(ways.heat(token)) : "special")
                    .append("\" title=\"")
                    .append(title(reading, token, ways)).append("\">").append(content).append("</span>");
        }
        return html.append(Markup.escape(text.substring(at))).append("</p>\n</section>\n").toString();
    }

    private static String title(Reading reading, int token, Ways ways) {
        return "token " + token + ": " + Markup.name(reading.text().pieces().get(token)) + ", id "
                + reading.text().ids()[token] + ", moves " + Decimals.fixed(ways.of(token), 3) + " in all";
    }
}
