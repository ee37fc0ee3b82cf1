package dev.inscape.tensor;

import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Norms of a few rows without gradients, in plain Java: six native operators cost more than the arithmetic. */
final class SmallNorm {

    private static final String OPERATOR = "rmsNorm";
    /** Beyond, LibTorch's threads are faster. */
    private static final long MOST_ELEMENTS = 16_384;

    private SmallNorm() {
    }

    static boolean fits(Tensor x, @Nullable Tensor weight) {
        return x.count() > 0 && x.count() <= MOST_ELEMENTS && x.dims() > 0 && !Gradients.areOn()
                && Elements.areFloatsHere(x, OPERATOR) && x.isContiguous()
                && (weight == null || weight.dims() == 1 && weight.size(0) == x.size(-1)
                        && Elements.areFloatsHere(weight, OPERATOR) && weight.isContiguous());
    }

    static Tensor rmsNorm(Tensor x, @Nullable Tensor weight, double eps) {
        return Op.scoped(OPERATOR, () -> {
            var y = torch.empty(x.shape(), Tensors.options(DType.FLOAT32), null);
            int d = (int) x.size(-1);
            PlainLoops.rmsNorm(x.segment(), weight == null ? null : weight.segment(), eps, (int) (x.count() / d), d,
                    Elements.memory(y, x.count(), DType.FLOAT32));
            return y;
        });
    }
}
