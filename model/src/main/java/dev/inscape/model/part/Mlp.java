package dev.inscape.model.part;

import dev.inscape.model.site.Site;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.Tensor;

/**
 * {@code down(activation(up(x)))}.
 *
 * @param up         {@code [neuron, d]}
 * @param activation between the two
 * @param down       {@code [d, neuron]}
 */
public record Mlp(Linear up, Activation activation, Linear down) {

    /** {@code [row, d] -> [row, d]}, before the residual addition; unfinished where nobody wants more of the pass. */
    public Tensor apply(int layer, Tensor x, TapRun taps) {
        var neurons = taps.at(new Site.Neurons(layer), up.applyThen(activation, x)); // [row, neuron]
        return taps.isOver() ? neurons : down.apply(neurons);
    }
}
