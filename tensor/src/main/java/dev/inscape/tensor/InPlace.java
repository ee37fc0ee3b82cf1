package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.scalar;

/** Changes of a tensor's own memory, for optimisers and hot loops. Each returns this tensor. */
public sealed interface InPlace permits Tensor {

    /** {@code this += scale * other}. */
    default Tensor addInPlace(Tensor other, double scale) {
        return act("addInPlace", () -> self("addInPlace").add_(other.handle("addInPlace"), scalar(scale)));
    }

    /** {@code this *= factor}. */
    default Tensor mulInPlace(double factor) {
        return act("mulInPlace", () -> self("mulInPlace").mul_(scalar(factor)));
    }

    /** {@code this += scale * first * second}. */
    default Tensor addProductInPlace(Tensor first, Tensor second, double scale) {
        return act("addProductInPlace", () -> self("addProductInPlace").addcmul_(first.handle("addProductInPlace"),
                second.handle("addProductInPlace"), scalar(scale)));
    }

    /** {@code this += scale * numerator / denominator}. */
    default Tensor addQuotientInPlace(Tensor numerator, Tensor denominator, double scale) {
        return act("addQuotientInPlace", () -> self("addQuotientInPlace").addcdiv_(
                numerator.handle("addQuotientInPlace"), denominator.handle("addQuotientInPlace"), scalar(scale)));
    }

    /** {@code this += weight * (target - this)}. */
    default Tensor lerpInPlace(Tensor target, double weight) {
        return act("lerpInPlace", () -> self("lerpInPlace").lerp_(target.handle("lerpInPlace"), scalar(weight)));
    }

    /** Takes over the values of another tensor, converted where types differ. */
    default Tensor copyFrom(Tensor source) {
        return act("copyFrom", () -> self("copyFrom").copy_(source.handle("copyFrom")));
    }

    /**
     * Takes over a part of some rows: entry {@code [at + i, j]} becomes {@code source[from + i, column + j]}, where this tensor
     * {@code [n, ..]} counts as {@code [n, width]}. Both must be contiguous, {@code source} of two dimensions and of the same type.
     */
    default Tensor copyRowsFrom(long at, Tensor source, long from, long rows, long column) {
        RowCopy.copy((Tensor) this, at, source, from, rows, column);
        return (Tensor) this;
    }

    /** Sets every element. */
    default Tensor fill(double value) {
        return act("fill", () -> self("fill").fill_(scalar(value)));
    }

    private Tensor act(String operator, Runnable body) {
        Op.act(operator, body);
        return (Tensor) this;
    }

    private org.bytedeco.pytorch.Tensor self(String operator) {
        return ((Tensor) this).handle(operator);
    }
}
