package dev.inscape.lab.patch;

import java.util.List;

/**
 * What patching did, cell by cell. A row is a site; a column is a token, or a head.
 *
 * @param rows             the sites, by their labels
 * @param columns          the tokens' places in the prompt, or the numbers of the heads
 * @param heads            whether columns are heads
 * @param values           the measure of the corrupted prompt with one cell patched, {@code [row][column]}
 * @param clean            the measure of the clean prompt
 * @param corrupted        the measure of the corrupted prompt
 * @param measure          what was measured, in words
 * @param tokenLayers      tokens times blocks that were computed, the two prompts included
 * @param naiveTokenLayers what a whole run for each cell would have computed
 */
public record PatchingEffects(List<String> rows, List<Integer> columns, boolean heads, double[][] values, double clean,
        double corrupted, String measure, long tokenLayers, long naiveTokenLayers) {

    public PatchingEffects {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /** How much of the difference between the prompts a cell brings back: 0 none, 1 all of it. */
    public double restored(int row, int column) {
        return (values[row][column] - corrupted) / (clean - corrupted);
    }

    /** How many times less was computed than by a whole run for each cell. */
    public double sharing() {
        return (double) naiveTokenLayers / tokenLayers;
    }
}
