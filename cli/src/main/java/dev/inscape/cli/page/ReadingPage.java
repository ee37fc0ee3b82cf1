package dev.inscape.cli.page;

import dev.inscape.cli.provenance.Provenance;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.read.Reading;

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
        return PageFrame.of(title, facts,
                MarkedText.of(reading, text) + MovesTable.of(reading) + NormsFigure.of(reading)
                        + NearestTable.of(reading),
                provenance);
    }
}
