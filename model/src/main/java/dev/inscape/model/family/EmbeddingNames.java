package dev.inscape.model.family;

import org.jspecify.annotations.Nullable;

/**
 * What checkpoints call the tables of the embeddings; null for what the family does not have.
 *
 * @param tokens    {@code [vocabulary, d]}
 * @param positions {@code [position, d]}
 * @param segments  {@code [segment, d]}
 * @param norm      on the sum
 */
public record EmbeddingNames(String tokens, @Nullable String positions, @Nullable String segments,
        @Nullable String norm) {

    static EmbeddingNames tokens(String tokens) {
        return new EmbeddingNames(tokens, null, null, null);
    }
}
