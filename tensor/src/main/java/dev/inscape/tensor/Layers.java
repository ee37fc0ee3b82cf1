package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.optional;
import static dev.inscape.tensor.Operands.optionalDouble;

import dev.inscape.InscapeException;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** The functions that layers of a network are made of, as PyTorch defines them. */
public final class Layers {

    private Layers() {
    }

    /**
     * {@code x W^T + b}: {@code [.., in], [out, in], [out] -> [.., out]}. At most 8 rows in main memory, without gradients, are mostly
     * multiplied by the kernel where the JVM has it ({@link dev.inscape.tensor.runtime.Kernel}).
     *
     * <p>A weight may be of half precision beside a float32 x and bias: the kernel widens bfloat16 in its registers; elsewhere all
     * of it is widened for this one product.
     */
    public static Tensor linear(Tensor x, Tensor weight, @Nullable Tensor bias) {
        var few = FewRows.linear(x, weight, bias);
        if (few != null) {
            return few;
        }
        return Op.scoped("linear", () -> {
            var input = x.handle("linear");
            var matrix = weight.handle("linear");
            return torch.linear(input, FewRows.isMixed(x, weight) ? matrix.to(input.scalar_type()) : matrix,
                    optional(bias, "linear"));
        });
    }

    /** {@code bias + x w}: {@code [n, in], [in, out], [out] or [n, out] -> [n, out]}. */
    public static Tensor addmm(Tensor bias, Tensor x, Tensor w) {
        return Op.run("addmm", () -> torch.addmm(bias.handle("addmm"), x.handle("addmm"), w.handle("addmm")));
    }

    /** The rows of a table {@code [n, d]} named by ids {@code [..]}: {@code [.., d]}. */
    public static Tensor embedding(Tensor table, Tensor ids) {
        return Op.run("embedding", () -> torch.embedding(table.handle("embedding"), ids.handle("embedding")));
    }

    /** {@code (x - mean) / sqrt(var + eps) * weight + bias} over the last dimension (Ba et al. 2016). */
    public static Tensor layerNorm(Tensor x, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        return Op.scoped("layerNorm", () -> torch.layer_norm(x.handle("layerNorm"), new long[]{x.size(-1)},
                optional(weight, "layerNorm"), optional(bias, "layerNorm"), eps, false));
    }

    /** {@code x / sqrt(mean(x^2) + eps) * weight} over the last dimension (Zhang and Sennrich 2019). */
    public static Tensor rmsNorm(Tensor x, @Nullable Tensor weight, double eps) {
        if (SmallNorm.fits(x, weight)) {
            return SmallNorm.rmsNorm(x, weight, eps);
        }
        return Op.scoped("rmsNorm", () -> torch.rms_norm(x.handle("rmsNorm"), new long[]{x.size(-1)},
                optional(weight, "rmsNorm"), optionalDouble(eps)));
    }

    public static Tensor relu(Tensor x) {
        return Op.run("relu", () -> torch.relu(x.handle("relu")));
    }

    public static Tensor sigmoid(Tensor x) {
        return Op.run("sigmoid", () -> torch.sigmoid(x.handle("sigmoid")));
    }

    public static Tensor tanh(Tensor x) {
        return Op.run("tanh", () -> torch.tanh(x.handle("tanh")));
    }

    /** {@code x sigmoid(x)}. */
    public static Tensor silu(Tensor x) {
        return Op.run("silu", () -> torch.silu(x.handle("silu")));
    }

    /** {@code silu(first half) * second half} of the last dimension: the gate of Llama's MLP (Shazeer 2020). */
    public static Tensor swiGlu(Tensor both) {
        var operator = "swiGlu";
        long half = both.size(-1) / 2;
        if (half * 2 != both.size(-1)) {
            throw new InscapeException(operator + ": " + both + " has no two halves");
        }
        return Op.scoped(operator, () -> {
            var all = both.handle(operator);
            return torch.silu(all.narrow(-1, 0, half)).mul(all.narrow(-1, half, half));
        });
    }

    /** {@code x (1 + erf(x / sqrt 2)) / 2}: the exact form, as in BERT. */
    public static Tensor gelu(Tensor x) {
        return Op.run("gelu", () -> torch.gelu(x.handle("gelu")));
    }

    /** The approximation by tanh, as in GPT-2. */
    public static Tensor geluTanh(Tensor x) {
        return Op.scoped("geluTanh", () -> torch.gelu(x.handle("geluTanh"), "tanh"));
    }

    /** The exact GELU, written over its argument: for hot loops that will not need the argument again. */
    public static Tensor geluInPlace(Tensor x) {
        Op.act("geluInPlace", () -> torch.gelu_(x.handle("geluInPlace")));
        return x;
    }
}
