package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.DType.FLOAT64;

import dev.inscape.tensor.Tensors;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Entries for {@link dev.inscape.tensor.Tensors}: results of some 64 KiB, and no operands. */
final class CreatingOperators {

    private static final int ROWS = 67;
    private static final int COLUMNS = 123;
    private static final int[] SHAPE = {ROWS, COLUMNS};
    private static final double[] DOUBLES = Operand.real(SHAPE).values(0, 1).values();
    private static final long[] LONGS = Arrays.stream(DOUBLES).mapToLong(x -> (long) (1e6 * x)).toArray();
    private static final MemorySegment NATIVE = Arena.global().allocateFrom(ValueLayout.JAVA_DOUBLE, DOUBLES);

    private CreatingOperators() {
    }

    static List<Operator> all() {
        var values = NdArray.of(DOUBLES, SHAPE);
        var floats = new float[DOUBLES.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) DOUBLES[i];
        }
        return Stream.of(
                entry("of(float[],long[])", x -> Tensors.of(floats, ROWS, COLUMNS), x -> values),
                entry("of(double[],long[])", x -> Tensors.of(DOUBLES, ROWS, COLUMNS), x -> values),
                entry("of(long[],long[])", x -> Tensors.of(LONGS, ROWS, COLUMNS),
                        x -> NdArray.generate(SHAPE, i -> LONGS[i[0] * COLUMNS + i[1]])),
                Operator.of("Tensors.empty(DType,long[])", x -> Tensors.empty(FLOAT64, ROWS, COLUMNS), null),
                entry("zeros(DType,long[])", x -> Tensors.zeros(FLOAT64, ROWS, COLUMNS), x -> values.map(i -> 0)),
                entry("ones(DType,long[])", x -> Tensors.ones(FLOAT64, ROWS, COLUMNS), x -> values.map(i -> 1)),
                entry("full(double,DType,long[])", x -> Tensors.full(2.5, FLOAT64, ROWS, COLUMNS),
                        x -> values.map(i -> 2.5)),
                entry("eye(DType,long)", x -> Tensors.eye(FLOAT64, ROWS),
                        x -> NdArray.generate(new int[]{ROWS, ROWS}, i -> i[0] == i[1] ? 1 : 0)),
                entry("range(long,long)", x -> Tensors.range(-3, 8000),
                        x -> NdArray.generate(new int[]{8003}, i -> i[0] - 3)),
                entry("mapped(MemorySegment,DType,long[])", x -> Tensors.mapped(NATIVE, FLOAT64, ROWS, COLUMNS),
                        x -> values))
                .map(Operator::withoutGradient).toList();
    }

    private static Operator entry(String method, Operator.Call call, Operator.Reference reference) {
        return Operator.of("Tensors." + method, call, reference);
    }
}
