package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.optional;
import static dev.inscape.tensor.Operands.scalar;

/** Elementwise arithmetic. Shapes broadcast: sizes align from the right, and a size of 1 is repeated. */
public sealed interface Arithmetic permits Tensor {

    default Tensor add(Tensor other) {
        return Op.run("add", () -> self("add").add(other.handle("add")));
    }

    default Tensor add(double value) {
        return Op.scoped("add", () -> self("add").add(scalar(value)));
    }

    default Tensor sub(Tensor other) {
        return Op.run("sub", () -> self("sub").sub(other.handle("sub")));
    }

    default Tensor sub(double value) {
        return Op.scoped("sub", () -> self("sub").sub(scalar(value)));
    }

    default Tensor mul(Tensor other) {
        return Op.run("mul", () -> self("mul").mul(other.handle("mul")));
    }

    default Tensor mul(double value) {
        return Op.scoped("mul", () -> self("mul").mul(scalar(value)));
    }

    default Tensor div(Tensor other) {
        return Op.run("div", () -> self("div").div(other.handle("div")));
    }

    default Tensor div(double value) {
        return Op.scoped("div", () -> self("div").div(scalar(value)));
    }

    default Tensor neg() {
        return Op.run("neg", () -> self("neg").neg());
    }

    default Tensor abs() {
        return Op.run("abs", () -> self("abs").abs());
    }

    default Tensor square() {
        return Op.run("square", () -> self("square").square());
    }

    default Tensor pow(double exponent) {
        return Op.scoped("pow", () -> self("pow").pow(scalar(exponent)));
    }

    default Tensor sqrt() {
        return Op.run("sqrt", () -> self("sqrt").sqrt());
    }

    /** 1 / sqrt(x). */
    default Tensor rsqrt() {
        return Op.run("rsqrt", () -> self("rsqrt").rsqrt());
    }

    default Tensor exp() {
        return Op.run("exp", () -> self("exp").exp());
    }

    /** Natural logarithm. */
    default Tensor log() {
        return Op.run("log", () -> self("log").log());
    }

    default Tensor sin() {
        return Op.run("sin", () -> self("sin").sin());
    }

    default Tensor cos() {
        return Op.run("cos", () -> self("cos").cos());
    }

    /** The error function. */
    default Tensor erf() {
        return Op.run("erf", () -> self("erf").erf());
    }

    /** Values below {@code low} become {@code low}, values above {@code high} become {@code high}. */
    default Tensor clamp(double low, double high) {
        return Op.scoped("clamp", () -> self("clamp").clamp(optional(low), optional(high)));
    }

    /** The larger of the two, element by element. */
    default Tensor maximum(Tensor other) {
        return Op.run("maximum", () -> self("maximum").maximum(other.handle("maximum")));
    }

    /** The smaller of the two, element by element. */
    default Tensor minimum(Tensor other) {
        return Op.run("minimum", () -> self("minimum").minimum(other.handle("minimum")));
    }

    private org.bytedeco.pytorch.Tensor self(String operator) {
        return ((Tensor) this).handle(operator);
    }
}
