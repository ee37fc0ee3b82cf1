package dev.inscape.tensor;

import dev.inscape.InscapeException;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The weight of a linear layer in the blocked order that oneDNN multiplies from, so that nothing is reordered at each call:
 * against {@link Layers#linear} twice as fast for 16 rows, a quarter faster for 128, and no slower for thousands. Takes as
 * much memory as the plain weight, which is not needed beside it. Inference only: no gradient passes through.
 */
public final class PackedWeight implements TensorCarrier {

    private final Tensor packed;
    private final long in;
    private final long out;

    private PackedWeight(Tensor packed, long in, long out) {
        this.packed = packed;
        this.in = in;
        this.out = out;
    }

    /** Whether weights of this type can be packed here: floating-point on the CPU, where LibTorch has oneDNN. */
    public static boolean isPossible(DType dtype, Device device) {
        ThreadState.current();
        return device.isCpu() && (dtype == DType.FLOAT32 || dtype == DType.BFLOAT16) && torch.hasMKLDNN();
    }

    /** Packs a weight {@code [out, in]}; the result joins the innermost scope. */
    public static PackedWeight of(Tensor weight) {
        var plain = weight.contiguous();
        var packed = Op.scoped("pack", () -> call(Operators.REORDER, new IValue(plain.handle("pack")), new IValue(1L)));
        return new PackedWeight(packed, weight.size(1), weight.size(0));
    }

    /** {@code x W^T + b}: {@code [row, in] -> [row, out]}. */
    public Tensor linear(Tensor x, @Nullable Tensor bias) {
        return linear("linear", x, bias, Operators.NOTHING_AFTER);
    }

    /** {@code gelu(x W^T + b)}, the exact form as {@link Layers#gelu}, in one pass over the result. */
    public Tensor linearGelu(Tensor x, @Nullable Tensor bias) {
        return linear("linearGelu", x, bias, Operators.GELU_AFTER);
    }

    private Tensor linear(String operator, Tensor x, @Nullable Tensor bias, String after) {
        if (Gradients.areOn()) {
            throw new InscapeException(operator + ": the weight is packed for inference and passes no gradient on; "
                    + "load the model with LoadOptions.forGradients()");
        }
        if (x.size(-1) != in) {
            throw new InscapeException(operator + ": " + x + " does not fit a layer from " + in + " to " + out);
        }
        return Op.scoped(operator,
                () -> call(Operators.LINEAR, new IValue(x.handle(operator)), new IValue(packed.handle(operator)),
                        bias == null ? new IValue() : new IValue(bias.handle(operator)), new IValue(after),
                        Operators.NO_SCALARS, new IValue("none")));
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(packed);
    }

    private static org.bytedeco.pytorch.Tensor call(OperatorHandle operator, IValue... arguments) {
        var stack = new IValueVector(arguments);
        operator.callBoxed(stack);
        return new org.bytedeco.pytorch.Tensor(stack.get(0).toTensor());
    }

    /** oneDNN's operators have no binding of their own; LibTorch's dispatcher finds them by name. */
    private static final class Operators {

        static final OperatorHandle REORDER;
        static final OperatorHandle LINEAR;
        static final IValue NO_SCALARS;
        static final String NOTHING_AFTER = "none";
        static final String GELU_AFTER = "gelu";

        private static final int SCALARS_ARGUMENT = 4;

        static {
            try (var temporaries = new PointerScope()) {
                var dispatcher = Dispatcher.singleton();
                REORDER = dispatcher.findSchemaOrThrow("mkldnn::_reorder_linear_weight", "");
                LINEAR = dispatcher.findSchemaOrThrow("mkldnn::_linear_pointwise", "");
                var type = LINEAR.schema().arguments().getPointer(SCALARS_ARGUMENT).type().get();
                NO_SCALARS = new IValue(new GenericList(type.containedType(0)));
                REORDER.retainReference();
                LINEAR.retainReference();
                NO_SCALARS.retainReference();
            }
        }

        private Operators() {
        }
    }
}
