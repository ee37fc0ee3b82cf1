package dev.inscape.tensor.catalogue;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One operator on one choice of operands.
 *
 * @param method         what it calls, as {@code Interface.method(Parameter,Types)}
 * @param variant        what sets it apart from other entries of the same method; empty for the plain one
 * @param call           the operator itself
 * @param reference      its definition, or null where nobody can foretell the result
 * @param operands       what it is called on
 * @param refused        operands that it must refuse, or none
 * @param memory         where its result lives
 * @param differentiable whether gradients flow to the real operands
 * @param named          the operator that messages about its operands name
 */
record Operator(String method, String variant, Call call, @Nullable Reference reference, List<Operand> operands,
        List<Operand> refused, Memory memory, boolean differentiable, String named) {

    /** Where a result lives. */
    enum Memory {
        /** In memory of its own. */
        OWN,
        /** In the memory of the first operand. */
        SHARED,
        /** The result is the first operand itself. */
        SAME
    }

    /** The operator on tensors. */
    @FunctionalInterface
    interface Call {
        Tensor on(Tensor... x);
    }

    /** The operator on plain arrays. */
    @FunctionalInterface
    interface Reference {
        NdArray on(NdArray... x);
    }

    static Operator of(String method, Call call, @Nullable Reference reference) {
        var name = method.substring(method.indexOf('.') + 1, method.indexOf('('));
        return new Operator(method, "", call, reference, List.of(), List.of(), Memory.OWN, true, name);
    }

    Operator on(Operand... x) {
        return new Operator(method, variant, call, reference, List.of(x), refused, memory, differentiable, named);
    }

    Operator refusing(Operand... x) {
        return new Operator(method, variant, call, reference, operands, List.of(x), memory, differentiable, named);
    }

    Operator variant(String words) {
        return new Operator(method, words, call, reference, operands, refused, memory, differentiable, named);
    }

    Operator in(Memory place) {
        return new Operator(method, variant, call, reference, operands, refused, place, differentiable, named);
    }

    Operator withoutGradient() {
        return new Operator(method, variant, call, reference, operands, refused, memory, false, named);
    }

    /** Names the operator that meets the operands first, where that is another one. */
    Operator meeting(String first) {
        return new Operator(method, variant, call, reference, operands, refused, memory, differentiable, first);
    }

    /** The operands' values; sizes are multiplied by the factor. */
    List<NdArray> values(int factor) {
        return IntStream.range(0, operands.size()).mapToObj(i -> operands.get(i).values(i, factor)).toList();
    }

    Tensor[] tensors(List<NdArray> values, DType dtype) {
        return IntStream.range(0, operands.size()).mapToObj(i -> operands.get(i).tensor(values.get(i), dtype))
                .toArray(Tensor[]::new);
    }

    NdArray expected(List<NdArray> values) {
        if (reference == null) {
            throw new IllegalStateException(this + " has no reference");
        }
        return reference.on(values.toArray(NdArray[]::new));
    }

    /** The factor that brings the largest of operands and result near to a number of elements, but not above. */
    int factorFor(int elements) {
        var shapes = new ArrayList<>(values(1).stream().map(NdArray::shape).toList());
        if (reference != null) {
            shapes.add(expected(values(1)).shape());
        }
        return shapes.stream().filter(shape -> shape.length > 0)
                .mapToInt(shape -> (int) Math.pow((double) elements / NdArray.count(shape), 1.0 / shape.length)).min()
                .orElse(1);
    }

    @Override
    public String toString() {
        return variant.isEmpty() ? method : method + ", " + variant;
    }
}
