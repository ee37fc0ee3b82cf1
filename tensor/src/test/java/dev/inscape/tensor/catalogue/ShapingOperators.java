package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.real;
import static dev.inscape.tensor.catalogue.Operator.Memory.OWN;
import static dev.inscape.tensor.catalogue.Operator.Memory.SHARED;

import java.util.List;
import java.util.stream.Stream;

/** Entries for {@link dev.inscape.tensor.Shaping}. */
final class ShapingOperators {

    private ShapingOperators() {
    }

    static List<Operator> all() {
        return Stream.of(
                entry("reshape(long[])", x -> x[0].reshape(x[0].size(1), -1),
                        x -> x[0].reshape(x[0].size(1), x[0].size(0)))
                        .on(real(3, 5)),
                entry("reshape(long[])", x -> x[0].transpose(0, 1).reshape(-1),
                        x -> transpose(x[0]).reshape(x[0].size(0) * x[0].size(1)))
                        .on(real(3, 5)).in(OWN).variant("of a transposed view").meeting("transpose"),
                entry("transpose(int,int)", x -> x[0].transpose(0, 1), x -> transpose(x[0])).on(real(3, 5))
                        .refusing(real(5)),
                entry("permute(long[])", x -> x[0].permute(2, 0, 1), x -> rolled(x[0])).on(real(2, 3, 5))
                        .refusing(real(3, 5)),
                entry("narrow(int,long,long)", x -> x[0].narrow(1, 1, 3), x -> columns(x[0], 1, 3)).on(real(3, 5))
                        .refusing(real(3, 2)),
                entry("select(int,long)", x -> x[0].select(1, 2), x -> columns(x[0], 2, 1).reshape(x[0].size(0)))
                        .on(real(3, 5)).refusing(real(3, 2)),
                entry("unsqueeze(int)", x -> x[0].unsqueeze(1), x -> x[0].reshape(x[0].size(0), 1, x[0].size(1)))
                        .on(real(3, 5)).refusing(real()),
                entry("squeeze(int)", x -> x[0].squeeze(-2), x -> x[0].reshape(x[0].size(0), x[0].size(2)))
                        .on(real(3, 1, 5)).refusing(real(5)),
                entry("expand(long[])", x -> x[0].expand(4, -1, 5), x -> expanded(x[0], 4, 5)).on(real(3, 1))
                        .refusing(real(3, 2)),
                entry("contiguous()", x -> x[0].contiguous(), x -> x[0]).on(real(3, 5)),
                entry("contiguous()", x -> x[0].transpose(0, 1).contiguous(), x -> transpose(x[0])).on(real(3, 5))
                        .in(OWN)
                        .variant("of a transposed view").meeting("transpose"),
                entry("flip(long[])", x -> x[0].flip(0, -1), x -> reversed(x[0])).on(real(3, 5)).in(OWN)
                        .refusing(real(5)))
                .toList();
    }

    private static Operator entry(String method, Operator.Call call, Operator.Reference reference) {
        return Operator.of("Shaping." + method, call, reference).in(SHARED);
    }

    private static NdArray transpose(NdArray x) {
        return NdArray.generate(new int[]{x.size(1), x.size(0)}, i -> x.at(i[1], i[0]));
    }

    private static NdArray rolled(NdArray x) {
        return NdArray.generate(new int[]{x.size(2), x.size(0), x.size(1)}, i -> x.at(i[1], i[2], i[0]));
    }

    private static NdArray columns(NdArray x, int start, int length) {
        return NdArray.generate(new int[]{x.size(0), length}, i -> x.at(i[0], start + i[1]));
    }

    private static NdArray expanded(NdArray x, int copies, int columns) {
        return NdArray.generate(new int[]{copies, x.size(0), columns}, x::at);
    }

    private static NdArray reversed(NdArray x) {
        return NdArray.generate(x.shape(), i -> x.at(x.size(0) - 1 - i[0], x.size(1) - 1 - i[1]));
    }
}
