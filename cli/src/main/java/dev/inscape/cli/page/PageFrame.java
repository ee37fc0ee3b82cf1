package dev.inscape.cli.page;

import dev.inscape.cli.provenance.Provenance;
import java.util.stream.Collectors;

/** What every page has around its sections. */
final class PageFrame {

    private PageFrame() {
    }

    static String of(String title, String facts, String sections, Provenance provenance) {
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
                %s%s</main>
                <footer>Made by Inscape, the laboratory for hidden representations on the JVM. This page is one file \
                and asks \
                nothing of the network.</footer>
                </body>
                </html>
                """.formatted(Markup.name(title), PageStyle.css(), Markup.name(title), Markup.name(facts),
                sections, made(provenance));
    }

    private static String made(Provenance provenance) {
        var facts = provenance.facts().entrySet().stream()
                .map(fact -> "<dt>" + Markup.escape(fact.getKey()) + "</dt><dd>" + Markup.escape(fact.getValue())
                        + "</dd>\n")
                .collect(Collectors.joining());
        return "<section>\n<h2>What made these numbers</h2>\n<dl>\n" + facts + "</dl>\n</section>\n";
    }
}
