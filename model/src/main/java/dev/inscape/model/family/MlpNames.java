package dev.inscape.model.family;

import java.util.List;

/**
 * What checkpoints call the weights of an MLP, within a block.
 *
 * @param up   into the neurons: one layer; where the MLP is gated, the gate and then the other, or one layer that is both
 * @param down back into the stream
 */
public record MlpNames(List<String> up, String down) {

    public MlpNames {
        up = List.copyOf(up);
    }
}
