package dev.inscape.model.part;

import dev.inscape.model.packing.Packing;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.Attention;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;

/**
 * Multi-head self-attention in which every token sees the whole of its text (Vaswani et al. 2017, section 3.2.2). Queries,
 * keys and values of all texts come from one matrix product; attention itself runs once per length of text, on dense
 * batches without padding.
 *
 * @param heads            number of heads
 * @param queriesKeysValues {@code [3 d, d]}: one layer for all three
 * @param output           {@code [d, d]}
 */
public record SelfAttention(int heads, Linear queriesKeysValues, Linear output) {

    private static final int QUERY = 0;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    /** {@code [row, d] -> [row, d]}, before the residual addition; unfinished where nobody wants more of the pass. */
    public Tensor apply(int layer, Tensor x, TapRun taps) {
        var qkv = queriesKeysValues.apply(x); // [row, 3 d]
        var mixed = new ArrayList<Tensor>();
        for (var group : taps.packing().groups()) {
            mixed.add(attend(layer, qkv, group, taps));
        }
        var z = mixed.size() == 1 ? mixed.getFirst() : Joining.cat(mixed, 0); // [row, d]
        if (taps.want(new Site.HeadOutput(layer))) {
            var perHead = z.reshape(z.size(0), heads, -1); // [row, head, d / head]
            z = taps.at(new Site.HeadOutput(layer), perHead).reshape(z.shape());
        }
        return taps.isOver() ? z : output.apply(z);
    }

    /** {@code [row, 3 d] -> [row, d]} for the texts of one length. */
    private Tensor attend(int layer, Tensor qkv, Packing.Group group, TapRun taps) {
        var rows = group.rows() == qkv.size(0) ? qkv : qkv.narrow(0, group.firstRow(), group.rows());
        double scale = 1 / Math.sqrt((double) qkv.size(1) / 3 / heads);
        return taps.want(new Site.AttentionPattern(layer))
                ? attendShown(layer, rows, group, taps, scale)
                : Attention.selfAttention(rows, group.texts().size(), heads, scale);
    }

    /** The same with the pattern laid open. */
    private Tensor attendShown(int layer, Tensor rows, Packing.Group group, TapRun taps, double scale) {
        var parts = rows.reshape(group.texts().size(), group.length(), 3, heads, -1) //
                .permute(2, 0, 3, 1, 4); // [3, text, head, token, d / head]
        var pattern = Attention.pattern(parts.select(0, QUERY), parts.select(0, KEY), null, scale);
        var z = taps.at(new Site.AttentionPattern(layer), pattern, group).matmul(parts.select(0, VALUE));
        return z.transpose(1, 2).reshape(group.rows(), -1);
    }
}
