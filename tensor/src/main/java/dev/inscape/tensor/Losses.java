package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.optional;

import org.bytedeco.pytorch.global.torch;

/** Losses, averaged over all examples: scalars to call {@link Tensor#backward} on. */
public final class Losses {

    /** PyTorch's code for averaging. */
    private static final long MEAN = 1;

    private Losses() {
    }

    /** Cross-entropy in nats of logits {@code [n, class]} against classes {@code [n]}; those at {@code ignored} do not count. */
    public static Tensor crossEntropy(Tensor logits, Tensor classes, long ignored) {
        var operator = "crossEntropy";
        return Op.scoped(operator, () -> torch.cross_entropy_loss(logits.handle(operator), classes.handle(operator),
                optional(null, operator), MEAN, ignored, 0.0));
    }

    /** Mean squared error. */
    public static Tensor meanSquaredError(Tensor x, Tensor target) {
        var operator = "meanSquaredError";
        return Op.run(operator, () -> torch.mse_loss(x.handle(operator), target.handle(operator)));
    }

    /** Cross-entropy in nats of logits against probabilities of the same shape. */
    public static Tensor binaryCrossEntropy(Tensor logits, Tensor target) {
        var operator = "binaryCrossEntropy";
        return Op.run(operator,
                () -> torch.binary_cross_entropy_with_logits(logits.handle(operator), target.handle(operator)));
    }
}
