package dev.inscape.model.family;

import org.jspecify.annotations.Nullable;

/**
 * What checkpoints call the weights of attention, within a block.
 *
 * @param projections  to queries, keys and values
 * @param output       back into the stream
 * @param queryNorm    on each head's queries, where the family has it
 * @param keyNorm      on each head's keys, where the family has it
 */
public record AttentionNames(QueryKeyValueNames projections, String output, @Nullable String queryNorm,
        @Nullable String keyNorm) {

    AttentionNames(QueryKeyValueNames projections, String output) {
        this(projections, output, null, null);
    }
}
