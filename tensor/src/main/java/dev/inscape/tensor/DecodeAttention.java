package dev.inscape.tensor;

import dev.inscape.InscapeException;
import dev.inscape.kernel.AttendedText;
import dev.inscape.kernel.AttentionShape;
import dev.inscape.kernel.KeyValueBlock;
import dev.inscape.kernel.RowKernel;
import dev.inscape.kernel.Rows;
import dev.inscape.tensor.runtime.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.pytorch.global.torch;

/** Attention of one query per text: by the kernel where the JVM has it, else operator by operator. */
final class DecodeAttention {

    private static final String OPERATOR = "decode";

    private DecodeAttention() {
    }

    static Tensor decode(Tensor q, List<Context> texts, double scale, double softCap) {
        if (q.dims() != 3 || q.size(0) != texts.size() || texts.stream().flatMap(text -> text.blocks().stream())
                .anyMatch(block -> block.keys().size(2) != q.size(2) || q.size(1) % block.keys().size(1) != 0)) {
            throw new InscapeException(OPERATOR + ": " + q + " does not hold one query [head, d] for each of "
                    + texts.size() + " texts, of the width of their keys and a multiple of their heads");
        }
        var kernel = Kernel.orNull();
        return kernel != null && isPlain(q, texts)
                ? byKernel(kernel, q, texts, scale, softCap)
                : byOperators(q, texts, scale, softCap);
    }

    private static boolean isPlain(Tensor q, List<Context> texts) {
        return !Gradients.areOn() && Elements.areFloatsHere(q, OPERATOR) && areRows(q)
                && texts.stream().flatMap(text -> text.blocks().stream())
                        .allMatch(block -> Elements.areFloatsHere(block.keys(), OPERATOR) && block.keys().isContiguous()
                                && Elements.areFloatsHere(block.values(), OPERATOR) && block.values().isContiguous());
    }

    /** Whether each query lies in one piece; they may lie apart, as beside the keys that came from the same product. */
    private static boolean areRows(Tensor q) {
        var handle = q.handle(OPERATOR);
        return q.isContiguous() || (handle.stride(2) == 1 && handle.stride(1) == q.size(2)
                && (q.size(0) == 1 || handle.stride(0) >= q.size(1) * q.size(2)));
    }

    private static Rows rows(Tensor q) {
        int width = (int) (q.size(1) * q.size(2));
        int rows = (int) q.size(0);
        long stride = rows == 1 ? width : q.handle(OPERATOR).stride(0);
        return new Rows(Elements.memory(q.handle(OPERATOR), (rows - 1) * stride + width, DType.FLOAT32), rows, width,
                stride);
    }

    private static Tensor byKernel(RowKernel kernel, Tensor q, List<Context> texts, double scale, double softCap) {
        return Op.scoped(OPERATOR, () -> {
            var out = torch.empty(q.shape(), Tensors.options(DType.FLOAT32), null);
            int width = (int) (q.size(1) * q.size(2));
            var looked = new ArrayList<AttendedText>();
            for (var text : texts) {
                looked.add(new AttendedText(text.blocks().stream().map(DecodeAttention::block).toList(), text.first()));
            }
            var shape = new AttentionShape((int) q.size(1), (int) texts.getFirst().blocks().getFirst().keys().size(1),
                    (int) q.size(2), scale, softCap);
            kernel.attend(shape, rows(q), looked,
                    Rows.of(Elements.memory(out, q.count(), DType.FLOAT32), texts.size(), width));
            return out;
        });
    }

    private static KeyValueBlock block(KeyValues block) {
        return new KeyValueBlock(block.keys().segment(), block.values().segment(),
                block.keys().size(1) * block.keys().size(2), block.tokens());
    }

    private static Tensor byOperators(Tensor q, List<Context> texts, double scale, double softCap) {
        try (var scope = Scope.open(OPERATOR)) {
            var mixed = new ArrayList<Tensor>();
            for (int i = 0; i < texts.size(); i++) {
                mixed.add(text(q.select(0, i), texts.get(i), scale, softCap));
            }
            return scope.keep(Joining.stack(mixed, 0));
        }
    }

    /** {@code [head, d] -> [head, d]}; block by block, so that keys and values are not copied. */
    private static Tensor text(Tensor q, Context text, double scale, double softCap) {
        long kvHeads = text.blocks().getFirst().keys().size(1);
        var grouped = q.reshape(kvHeads, q.size(0) / kvHeads, q.size(1)); // [kvHead, group, d]
        var scores = Joining.cat(
                text.blocks().stream().map(block -> grouped.matmul(seen(block, block.keys()).permute(1, 2, 0)))
                        .toList(),
                2)
                .mul(scale); // [kvHead, group, token]
        if (softCap != 0) {
            scores = Layers.tanh(scores.div(softCap)).mul(softCap);
        }
        long tokens = scores.size(2);
        var pattern = scores.narrow(2, text.first(), tokens - text.first()).softmax(-1);
        Tensor sum = null;
        long end = -text.first(); // of the block before, among the tokens that are seen
        for (var block : text.blocks()) {
            long from = Math.max(0, end);
            end += block.tokens();
            if (end > from) {
                var values = seen(block, block.values()).narrow(0, block.tokens() - (end - from), end - from);
                var part = pattern.narrow(2, from, end - from).matmul(values.permute(1, 0, 2)); // [kvHead, group, d]
                sum = sum == null ? part : sum.add(part);
            }
        }
        return Objects.requireNonNull(sum, "a text has tokens").reshape(q.size(0), q.size(1));
    }

    private static Tensor seen(KeyValues block, Tensor keysOrValues) {
        return keysOrValues.narrow(0, 0, block.tokens());
    }
}
