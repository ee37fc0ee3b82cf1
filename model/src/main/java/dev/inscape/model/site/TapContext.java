package dev.inscape.model.site;

import dev.inscape.model.packing.Packing;
import java.util.List;

/**
 * What a value at a site covers.
 *
 * @param packing which rows of a packed value belong to which text
 * @param texts   the numbers of the texts that the value covers: all of them, or for values {@code [text, ..]} (attention
 *                patterns) those of one length, in the order of the first dimension
 */
public record TapContext(Packing packing, List<Integer> texts) {

    public TapContext {
        texts = List.copyOf(texts);
    }
}
