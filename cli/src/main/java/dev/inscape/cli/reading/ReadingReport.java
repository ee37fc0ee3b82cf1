package dev.inscape.cli.reading;

import dev.inscape.cli.input.InputText;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.lab.read.Reading;
import java.util.ArrayList;
import java.util.List;

/** A whole reading, section by section. */
public final class ReadingReport {

    private final Layout layout;

    public ReadingReport(Layout layout) {
        this.layout = layout;
    }

    /** The lines to print, with escape sequences where colours are wanted. */
    public List<String> lines(Reading reading, InputText text) {
        var rows = TokenRows.of(reading, layout.all());
        var lines = new ArrayList<String>();
        lines.add(headline(reading, text));
        section(lines, "Tokens", new TokensSection(layout).lines(reading));
        section(lines, "Norms: the length of the states, over all tokens", new NormsSection(layout).lines(reading));
        section(lines, "Moves: how far each block turns each token's state (1 - cosine)",
                new MovesSection(layout).lines(reading, rows));
        section(lines, "Nearest: the tokens with the most similar states after the last block (cosine)",
                new NearestSection(layout).lines(reading, rows));
        return lines;
    }

    private String headline(Reading reading, InputText text) {
        var shape = reading.shape();
        var origin = text.origin().equals("the text") ? "" : " of " + Visible.of(text.origin());
        return layout.ink().bold(Visible.of(shape.name())) + ": "
                + Decimals.count(reading.text().pieces().size(), "token") + origin
                + ", " + Decimals.count(shape.layers(), "layer") + ", d = " + shape.width()
                + ", " + reading.info().dtype() + " on " + reading.info().device();
    }

    private void section(List<String> lines, String title, List<String> content) {
        lines.add("");
        lines.add(layout.ink().bold(title));
        content.forEach(line -> lines.add("  " + line));
    }
}
