package dev.inscape.model.part;

import dev.inscape.model.site.Site;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;

/**
 * {@code down(activation(up(x)))}, or gated: {@code down(activation(gate(x)) * up(x))} (Shazeer 2020).
 *
 * @param up         {@code [neuron, d]}; gated {@code [2 neuron, d]}: the gate, then what it lets through
 * @param activation of the first
 * @param gated      whether there is a gate
 * @param down       {@code [d, neuron]}
 */
public record Mlp(Linear up, Activation activation, boolean gated, Linear down) {

    /** {@code [row, d] -> [row, d]}, before the residual addition; unfinished where nobody wants more of the pass. */
    public Tensor apply(int layer, Tensor x, TapRun taps) {
        var hidden = gated ? gate(up.apply(x)) : up.applyThen(activation, x);
        var neurons = taps.at(new Site.Neurons(layer), hidden); // [row, neuron]
        return taps.isOver() ? neurons : down.apply(neurons);
    }

    private Tensor gate(Tensor both) {
        if (activation == Activation.SILU) {
            return Layers.swiGlu(both);
        }
        long neurons = both.size(-1) / 2;
        return activation.apply(both.narrow(-1, 0, neurons)).mul(both.narrow(-1, neurons, neurons));
    }
}
