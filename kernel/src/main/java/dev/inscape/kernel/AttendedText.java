package dev.inscape.kernel;

import java.util.List;

/**
 * What one query looks at.
 *
 * @param blocks the text's tokens in order
 * @param first  the first token that is looked at, counted through all blocks; those before it lie outside of the window
 */
public record AttendedText(List<KeyValueBlock> blocks, int first) {

    public AttendedText {
        blocks = List.copyOf(blocks);
        long tokens = blocks.stream().mapToLong(KeyValueBlock::tokens).sum();
        if (first < 0 || first >= tokens || tokens > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException(
                    "of " + tokens + " tokens none is looked at from token " + first + " on");
        }
    }

    /** Tokens that are looked at. */
    int looked() {
        int tokens = 0;
        for (var block : blocks) {
            tokens += block.tokens();
        }
        return tokens - first;
    }
}
