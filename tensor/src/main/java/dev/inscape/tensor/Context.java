package dev.inscape.tensor;

import dev.inscape.InscapeException;
import java.util.List;

/**
 * What the query of one text looks at.
 *
 * @param blocks its tokens, in order
 * @param first  the first token that is looked at, counted through all blocks: with a sliding window, not 0
 */
public record Context(List<KeyValues> blocks, int first) {

    public Context {
        blocks = List.copyOf(blocks);
        long tokens = blocks.stream().mapToLong(KeyValues::tokens).sum();
        if (first < 0 || first >= tokens) {
            throw new InscapeException(
                    "decode: of " + tokens + " tokens none is looked at from token " + first + " on");
        }
    }
}
