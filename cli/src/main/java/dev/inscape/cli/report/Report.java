package dev.inscape.cli.report;

import java.util.List;

/**
 * What a command found.
 *
 * @param title  in a few words
 * @param facts  of the model and the text, in one line
 * @param blocks what there is to see
 */
public record Report(String title, String facts, List<Block> blocks) {

    public Report {
        blocks = List.copyOf(blocks);
    }
}
