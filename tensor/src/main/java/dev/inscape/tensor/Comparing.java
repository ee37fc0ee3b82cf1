package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.scalar;

/** Elementwise comparisons and logic; results are of type {@link DType#BOOL}. */
public sealed interface Comparing permits Tensor {

    default Tensor eq(Tensor other) {
        return Op.run("eq", () -> self("eq").eq(other.handle("eq")));
    }

    default Tensor eq(double value) {
        return Op.scoped("eq", () -> self("eq").eq(scalar(value)));
    }

    default Tensor lt(Tensor other) {
        return Op.run("lt", () -> self("lt").lt(other.handle("lt")));
    }

    default Tensor lt(double value) {
        return Op.scoped("lt", () -> self("lt").lt(scalar(value)));
    }

    default Tensor gt(Tensor other) {
        return Op.run("gt", () -> self("gt").gt(other.handle("gt")));
    }

    default Tensor gt(double value) {
        return Op.scoped("gt", () -> self("gt").gt(scalar(value)));
    }

    default Tensor not() {
        return Op.run("not", () -> self("not").logical_not());
    }

    default Tensor and(Tensor other) {
        return Op.run("and", () -> self("and").logical_and(other.handle("and")));
    }

    default Tensor or(Tensor other) {
        return Op.run("or", () -> self("or").logical_or(other.handle("or")));
    }

    /** Whether every element is true (not zero). */
    default boolean all() {
        try (var scope = Scope.open("all")) {
            return Op.run("all", () -> self("all").all()).item() != 0;
        }
    }

    /** Whether some element is true (not zero). */
    default boolean any() {
        try (var scope = Scope.open("any")) {
            return Op.run("any", () -> self("any").any()).item() != 0;
        }
    }

    /** Which elements are neither infinite nor NaN. */
    default Tensor isFinite() {
        return Op.run("isFinite", () -> self("isFinite").isfinite());
    }

    private org.bytedeco.pytorch.Tensor self(String operator) {
        return ((Tensor) this).handle(operator);
    }
}
