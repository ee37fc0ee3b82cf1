package dev.inscape.cli.page;

import dev.inscape.cli.provenance.Provenance;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.read.Reading;
import java.util.stream.Collectors;

/** The whole page. */
public final class ReadingPage {

    private ReadingPage() {
    }

    /** HTML of a reading and the text that was read. */
    public static String of(Reading reading, String text, Provenance provenance) {
        var shape = reading.shape();
        var title = shape.name() + " reads " + Decimals.count(reading.text().pieces().size(), "token");
        var facts = Decimals.count(shape.layers(), "layer") + ", d = " + shape.width() + ", "
                + Decimals.count(shape.heads(), "head") + ", " + reading.info().dtype() + " on "
                + reading.info().device();
        return """
                <!DOCTYPE html>
                <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="generator" content="Inscape"/>
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <header>
                <h1>%s</h1>
                <p class="soft">%s</p>
                </header>
                <main>
                %s%s%s%s%s</main>
                <footer>Made by Inscape, the laboratory for hidden representations on the JVM. This page is one file \
                and asks \
                nothing of the network.</footer>
                </body>
                </html>
                """.formatted(Markup.escape(title), PageStyle.css(), Markup.escape(title), Markup.escape(facts),
                MarkedText.of(reading, text), MovesTable.of(reading), NormsFigure.of(reading), NearestTable.of(reading),
                made(provenance));
    }

    private static String made(Provenance provenance) {
        var facts = provenance.facts().entrySet().stream()
                .map(fact -> "<dt>" + Markup.escape(fact.getKey()) + "</dt><dd>" + Markup.escape(fact.getValue())
                        + "</dd>\n")
                .collect(Collectors.joining());
        return "<section>\n<h2>What made these numbers</h2>\n<dl>\n" + facts + "</dl>\n</section>\n";
    }
}
