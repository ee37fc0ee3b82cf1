package dev.inscape.model.packing;

import java.util.List;

/**
 * The token ids of several texts, packed.
 *
 * @param packing which rows belong to which text
 * @param ids     {@code [row]}
 */
public record TokenBatch(Packing packing, long[] ids) {

    public TokenBatch {
        ids = ids.clone();
    }

    /** Packs the ids of each text; a text must have at least one. */
    public static TokenBatch of(List<long[]> texts) {
        var packing = Packing.of(texts.stream().mapToInt(text -> text.length).toArray());
        return new TokenBatch(packing, packing.pack(texts));
    }

    /**
     * Packs the next ids of texts that have been read in part.
     *
     * @param texts  the next ids of each; none leaves it out, and the others keep their numbers
     * @param before tokens of each that came before
     */
    public static TokenBatch continuing(List<long[]> texts, int[] before) {
        var packing = Packing.continuing(texts.stream().mapToInt(text -> text.length).toArray(), before);
        return new TokenBatch(packing, packing.pack(texts));
    }
}
