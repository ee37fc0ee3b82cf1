package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.real;
import static dev.inscape.tensor.catalogue.Operator.Memory.SAME;
import static dev.inscape.tensor.catalogue.Operator.Memory.SHARED;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.List;
import java.util.stream.Stream;

/** Entries for what {@link Tensor} itself does. */
final class TensorOperators {

    private TensorOperators() {
    }

    static List<Operator> all() {
        return Stream.of(
                entry("to(DType)", x -> x[0].to(DType.INT64), x -> x[0].map(a -> (long) a)).withoutGradient(),
                entry("to(DType)", x -> x[0].to(DType.FLOAT64), x -> x[0]).in(SAME).variant("the type it has"),
                entry("to(Device)", x -> x[0].to(Device.CPU), x -> x[0]).in(SAME),
                entry("copy()", x -> x[0].copy(), x -> x[0]),
                entry("alias()", x -> x[0].alias(), x -> x[0]).in(SHARED),
                entry("detach()", x -> x[0].detach(), x -> x[0]).in(SHARED).withoutGradient(),
                entry("item()", x -> number(x[0].item()), x -> x[0]).on(real()).refusing(real(3, 5)).withoutGradient(),
                entry("toFloats()", x -> Tensors.of(x[0].toFloats(), x[0].shape()), x -> x[0]).withoutGradient(),
                entry("readFloats(float[])", x -> read(x[0]), x -> x[0]).withoutGradient(),
                entry("toDoubles()", x -> Tensors.of(x[0].toDoubles(), x[0].shape()), x -> x[0]).withoutGradient(),
                entry("toLongs()", x -> Tensors.of(x[0].toLongs(), x[0].shape()), x -> x[0].map(a -> (long) a))
                        .withoutGradient(),
                entry("segment()", x -> number(x[0].segment().byteSize() / (double) x[0].bytes()),
                        x -> NdArray.scalar(1))
                        .withoutGradient(),
                entry("dtype()", x -> number(x[0].dtype().isFloating() ? 1 : 0), x -> NdArray.scalar(1))
                        .withoutGradient(),
                entry("device()", x -> number(x[0].device().isCpu() ? 1 : 0), x -> NdArray.scalar(1)).withoutGradient(),
                entry("isContiguous()", x -> number(x[0].isContiguous() ? 1 : 0), x -> NdArray.scalar(1))
                        .withoutGradient())
                .toList();
    }

    private static Tensor read(Tensor x) {
        var target = new float[(int) x.count()];
        x.readFloats(target);
        return Tensors.of(target, x.shape());
    }

    private static Operator entry(String method, Operator.Call call, Operator.Reference reference) {
        return Operator.of("Tensor." + method, call, reference).on(real(3, 5));
    }

    private static Tensor number(double value) {
        return Tensors.full(value, DType.FLOAT64);
    }
}
