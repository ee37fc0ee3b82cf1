package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.real;

import dev.inscape.tensor.Joining;
import java.util.Arrays;
import java.util.List;

/** Entries for {@link dev.inscape.tensor.Joining}. */
final class JoiningOperators {

    private JoiningOperators() {
    }

    static List<Operator> all() {
        return List.of(
                Operator.of("Joining.cat(List,int)", x -> Joining.cat(List.of(x), 1), JoiningOperators::columns)
                        .on(real(3, 2), real(3, 5), real(3, 7)).refusing(real(3, 2), real(2, 5), real(3, 7)),
                Operator.of("Joining.cat(List,int)", x -> Joining.cat(List.of(x), -1), JoiningOperators::columns)
                        .on(real(3, 2), real(3, 5)).refusing(real(3, 2), real(5)).variant("from the end"),
                Operator.of("Joining.stack(List,int)", x -> Joining.stack(List.of(x), 1), JoiningOperators::stack)
                        .on(real(3, 5), real(3, 5)).refusing(real(3, 5), real(3, 7)));
    }

    private static NdArray columns(NdArray... x) {
        int width = Arrays.stream(x).mapToInt(part -> part.size(1)).sum();
        return NdArray.generate(new int[]{x[0].size(0), width}, i -> {
            int column = i[1];
            int part = 0;
            while (column >= x[part].size(1)) {
                column -= x[part].size(1);
                part++;
            }
            return x[part].at(i[0], column);
        });
    }

    private static NdArray stack(NdArray... x) {
        return NdArray.generate(new int[]{x[0].size(0), x.length, x[0].size(1)}, i -> x[i[1]].at(i[0], i[2]));
    }
}
