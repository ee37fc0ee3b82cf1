package dev.inscape.model.family;

import org.jspecify.annotations.Nullable;

/**
 * What checkpoints call the norms around attention or MLP, within a block; null where the family has none there.
 *
 * @param before on what the part reads
 * @param output on what the part adds to the stream
 * @param sum    on the stream after the addition
 */
public record NormNames(@Nullable String before, @Nullable String output, @Nullable String sum) {

    static NormNames before(String name) {
        return new NormNames(name, null, null);
    }

    static NormNames afterSum(String name) {
        return new NormNames(null, null, name);
    }
}
