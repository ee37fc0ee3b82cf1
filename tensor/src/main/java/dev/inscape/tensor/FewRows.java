package dev.inscape.tensor;

import dev.inscape.kernel.RowKernel;
import dev.inscape.kernel.Rows;
import dev.inscape.kernel.WeightMatrix;
import dev.inscape.tensor.runtime.Kernel;
import java.lang.foreign.MemorySegment;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Products of few rows without gradients, by the kernel where the JVM has it: what decoding one token is. */
final class FewRows {

    private static final String OPERATOR = "linear";
    /** Weights smaller than this are multiplied as fast by LibTorch. */
    private static final long WORTHWHILE_BYTES = 64 << 10;

    private FewRows() {
    }

    /** {@code x W^T + b}, or null where it is not for the kernel. */
    static @Nullable Tensor linear(Tensor x, Tensor weight, @Nullable Tensor bias) {
        var kernel = Kernel.orNull();
        if (kernel == null || !fits(x, weight, bias) || !isPlain(x, weight, bias)) {
            return null;
        }
        return Op.scoped(OPERATOR, () -> {
            var shape = x.shape();
            shape[shape.length - 1] = weight.size(0);
            var y = torch.empty(shape, Tensors.options(DType.FLOAT32), null);
            int out = (int) weight.size(0);
            int in = (int) weight.size(1);
            int rows = (int) (x.count() / in);
            kernel.linear(new Rows(memory(x, (rows - 1) * stride(x) + in), rows, in, stride(x)),
                    new WeightMatrix(memory(weight, weight.count()), type(weight), out, in),
                    bias == null ? null : memory(bias, out),
                    Rows.of(Elements.memory(y, (long) rows * out, DType.FLOAT32), rows, out));
            return y;
        });
    }

    /** By what costs nothing to ask. */
    private static boolean fits(Tensor x, Tensor weight, @Nullable Tensor bias) {
        if (weight.dims() != 2 || x.dims() < 1 || x.size(-1) != weight.size(1) || weight.count() == 0) {
            return false;
        }
        long rows = x.count() / weight.size(1);
        return rows >= 1 && rows <= RowKernel.MOST_ROWS && weight.bytes() >= WORTHWHILE_BYTES
                && Math.max(weight.size(0), weight.size(1)) <= Integer.MAX_VALUE / RowKernel.MOST_ROWS
                && (bias == null || (bias.dims() == 1 && bias.size(0) == weight.size(0)));
    }

    private static boolean isPlain(Tensor x, Tensor weight, @Nullable Tensor bias) {
        // Of float32, two rows are what LibTorch multiplies faster (bench/run rows).
        if (isFloat(weight) && x.count() == 2 * weight.size(1)) {
            return false;
        }
        return isFloat(x) && hasRows(x) && (isFloat(weight) || isBfloat16(weight)) && weight.isContiguous()
                && (bias == null || (isFloat(bias) && bias.isContiguous())) && !wantsGradients(x, weight, bias);
    }

    /** Whether a product mixes float32 rows with a weight of half precision, which LibTorch refuses. */
    static boolean isMixed(Tensor x, Tensor weight) {
        int type = weight.handle(OPERATOR).scalar_type().value;
        return x.handle(OPERATOR).scalar_type().value == torch.ScalarType.Float.value
                && (type == torch.ScalarType.BFloat16.value || type == torch.ScalarType.Half.value);
    }

    private static boolean isFloat(Tensor tensor) {
        return Elements.areFloatsHere(tensor, OPERATOR);
    }

    private static boolean isBfloat16(Tensor tensor) {
        var handle = tensor.handle(OPERATOR);
        return handle.scalar_type().value == torch.ScalarType.BFloat16.value && handle.is_cpu();
    }

    private static boolean hasRows(Tensor x) {
        return x.isContiguous() || (x.dims() == 2 && x.handle(OPERATOR).stride(1) == 1 && stride(x) >= x.size(1));
    }

    private static long stride(Tensor x) {
        return x.dims() == 2 && x.size(0) > 1 ? x.handle(OPERATOR).stride(0) : x.size(-1);
    }

    private static boolean wantsGradients(Tensor x, Tensor weight, @Nullable Tensor bias) {
        return Gradients.areOn() && (x.handle(OPERATOR).requires_grad() || weight.handle(OPERATOR).requires_grad()
                || (bias != null && bias.handle(OPERATOR).requires_grad()));
    }

    private static WeightMatrix.Type type(Tensor weight) {
        return isFloat(weight) ? WeightMatrix.Type.FLOAT32 : WeightMatrix.Type.BFLOAT16;
    }

    private static MemorySegment memory(Tensor tensor, long elements) {
        return Elements.memory(tensor.handle(OPERATOR), elements, tensor.dtype());
    }
}
