package dev.inscape.tensor.optim;

import dev.inscape.UsageException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.List;

/** Bounds the joint length of all gradients (Pascanu et al. 2013, algorithm 1). */
public final class GradientClipping {

    private GradientClipping() {
    }

    /** Scales all gradients together so that their joint Euclidean norm is at most {@code limit}; returns it as it was. */
    public static double toNorm(List<Parameter> parameters, double limit) {
        if (!(limit > 0)) {
            throw new UsageException("gradients cannot be clipped to a norm of " + limit);
        }
        try (var off = Gradients.off(); var scope = Scope.open("clipping")) {
            var gradients = parameters.stream().flatMap(parameter -> parameter.gradient().stream()).toList();
            double norm = Math.sqrt(gradients.stream().mapToDouble(GradientClipping::squares).sum());
            if (norm > limit) {
                gradients.forEach(gradient -> gradient.mulInPlace(limit / norm));
            }
            return norm;
        }
    }

    /** The sum of squares; 16-bit types, which can hold neither large squares nor long sums, are widened first. */
    private static double squares(Tensor gradient) {
        try (var scope = Scope.open("squares")) {
            var wide = gradient.dtype().bytes() < DType.FLOAT32.bytes() ? gradient.to(DType.FLOAT32) : gradient;
            return wide.square().sum().item();
        }
    }
}
