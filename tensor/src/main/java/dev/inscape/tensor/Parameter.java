package dev.inscape.tensor;

import java.util.List;
import java.util.Optional;

/** A named tensor that is learned: back-propagation adds to its gradient, an optimiser changes it in place. */
public final class Parameter implements TensorCarrier {

    private final String name;
    private final Tensor value;

    private Parameter(String name, Tensor value) {
        this.name = name;
        this.value = value;
    }

    /** A parameter with memory of its own that starts at the given values; it joins the innermost scope. */
    public static Parameter of(String name, Tensor initial) {
        try (var off = Gradients.off()) {
            var value = initial.copy();
            Op.act("parameter", () -> value.handle("parameter").set_requires_grad(true));
            return new Parameter(name, value);
        }
    }

    public String name() {
        return name;
    }

    public Tensor value() {
        return value;
    }

    /** The gradient so far: a new handle on it, in the innermost scope; empty before the first back-propagation. */
    public Optional<Tensor> gradient() {
        var operator = "gradient";
        if (!value.handle(operator).grad().defined()) {
            return Optional.empty();
        }
        return Optional.of(Op.scoped(operator, () -> new org.bytedeco.pytorch.Tensor(value.handle(operator).grad())));
    }

    /** Forgets the gradient. */
    public void zeroGradient() {
        Op.act("zeroGradient", () -> value.handle("zeroGradient").mutable_grad().reset());
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(value);
    }

    @Override
    public String toString() {
        return "parameter " + name + " " + value;
    }
}
