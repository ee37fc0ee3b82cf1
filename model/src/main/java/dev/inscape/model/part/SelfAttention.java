package dev.inscape.model.part;

import dev.inscape.model.branch.Trunk;
import dev.inscape.model.cache.KeyValueCache;
import dev.inscape.model.cache.NewTokens;
import dev.inscape.model.packing.Packing;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.Attention;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Multi-head self-attention (Vaswani et al. 2017, section 3.2.2). Queries, keys and values of all texts come from one matrix
 * product; attention itself runs once per length of text, on dense batches without padding, or, where texts go on behind
 * what a cache remembers, once per text.
 *
 * @param shape        sizes and switches
 * @param window       how far a token sees at this layer; 0 for the whole text
 * @param projections  {@code [(head + 2 keyValueHead) headWidth, d]}: queries, keys, values
 * @param norm         on queries and keys, where the family has it
 * @param rotary       position embedding of this layer, where the family has it
 * @param relative     position bias, where the family has it
 * @param output       {@code [d, head * headWidth]}
 */
public record SelfAttention(AttentionShape shape, int window, Linear projections, @Nullable QueryKeyNorm norm,
        @Nullable Rotary rotary, @Nullable RelativeBias relative, Linear output) {

    /** {@code [row, d] -> [row, d]}, before the residual addition; unfinished where nobody wants more of the pass. */
    public Tensor apply(int layer, Tensor x, Pass pass) {
        var taps = pass.taps();
        var qkv = turned(projections.apply(x), pass); // [row, (head + 2 keyValueHead) headWidth]
        pass.record(qkv);
        var trunk = pass.trunk();
        if (trunk != null) {
            return finish(layer, attendOnTrunk(layer, qkv, trunk, pass), taps);
        }
        var cache = pass.cache();
        if (cache != null) {
            remember(layer, qkv, cache, taps.packing());
        }
        if (cache != null && decodes(layer, taps)) {
            return finish(layer, decode(layer, qkv, cache, taps.packing()), taps);
        }
        var mixed = new ArrayList<Tensor>();
        for (var group : taps.packing().groups()) {
            if (cache != null && taps.packing().continues()) {
                for (int text : group.texts()) {
                    mixed.add(attendCached(layer, qkv, text, cache, pass));
                }
            } else {
                mixed.add(attend(layer, qkv, group, pass));
            }
        }
        return finish(layer, mixed.size() == 1 ? mixed.getFirst() : Joining.cat(mixed, 0), taps);
    }

    /** From the heads' outputs {@code [row, head * headWidth]} back to the width of the stream. */
    private Tensor finish(int layer, Tensor mixed, TapRun taps) {
        var z = mixed;
        if (taps.want(new Site.HeadOutput(layer))) {
            var perHead = z.reshape(z.size(0), shape.heads(), shape.headWidth());
            z = taps.at(new Site.HeadOutput(layer), perHead).reshape(z.shape());
        }
        return taps.isOver() ? z : output.apply(z);
    }

    /** Whether every text goes on by one token, and nobody wants to see its pattern. */
    private static boolean decodes(int layer, TapRun taps) {
        var packing = taps.packing();
        return packing.rows() == packing.everyText().size() && !taps.want(new Site.AttentionPattern(layer));
    }

    /** {@code [row, head * headWidth]}, a row for each text. */
    private Tensor decode(int layer, Tensor qkv, KeyValueCache cache, Packing packing) {
        var queries = qkv.narrow(1, 0, (long) shape.heads() * shape.headWidth()).reshape(qkv.size(0), shape.heads(),
                shape.headWidth());
        var seen = packing.everyText().stream().map(text -> cache.context(layer, text)).toList();
        return Attention.decode(queries, seen, shape.scale(), shape.softCap()).reshape(qkv.size(0), -1);
    }

    /** Queries and keys normed and turned; without either, what was given. */
    private Tensor turned(Tensor qkv, Pass pass) {
        if (norm == null && rotary == null) {
            return qkv;
        }
        var split = split(qkv);
        var before = split.narrow(1, 0, shape.turnedHeads());
        if (Gradients.areOn()) {
            var after = norm == null ? before : norm.apply(before);
            if (rotary != null) {
                var angles = pass.angles(rotary);
                after = Attention.rotate(after, angles.cos(), angles.sin());
            }
            var values = split.narrow(1, shape.turnedHeads(), shape.keyValueHeads());
            return Joining.cat(List.of(after, values), 1).reshape(qkv.shape());
        }
        if (norm != null) {
            before.copyFrom(norm.apply(before));
        }
        if (rotary != null) {
            var angles = pass.angles(rotary);
            Attention.rotateInPlace(before, angles.cos(), angles.sin());
        }
        return qkv;
    }

    /** {@code [row, head + 2 keyValueHead, headWidth]}, a view. */
    private Tensor split(Tensor qkv) {
        return qkv.reshape(qkv.size(0), shape.allHeads(), shape.headWidth());
    }

    private void remember(int layer, Tensor qkv, KeyValueCache cache, Packing packing) {
        long keys = (long) shape.heads() * shape.headWidth();
        long values = (long) shape.turnedHeads() * shape.headWidth();
        for (int text : packing.everyText()) {
            cache.append(layer, text, new NewTokens(qkv, packing.firstRow(text), packing.length(text), keys, values,
                    shape.keyValueHeads(), shape.headWidth()));
        }
    }

    /** {@code [row, head * headWidth]} for the texts of one length, which look at themselves alone. */
    private Tensor attend(int layer, Tensor qkv, Packing.Group group, Pass pass) {
        var rows = group.rows() == qkv.size(0) ? qkv : qkv.narrow(0, group.firstRow(), group.rows());
        var seen = new Visibility(group.length(), group.length(), window, shape.causal());
        int texts = group.texts().size();
        if (shape.softCap() == 0 && !pass.taps().want(new Site.AttentionPattern(layer))) {
            boolean plain = seen.isPlainlyCausal();
            return Attention.selfAttention(rows, texts, shape.heads(), shape.keyValueHeads(),
                    plain ? null : mask(seen, pass), plain, shape.scale());
        }
        var split = rows.reshape(texts, group.length(), shape.allHeads(), shape.headWidth()).transpose(1, 2);
        var z = attendShown(layer, split.narrow(1, 0, shape.heads()),
                split.narrow(1, shape.heads(), shape.keyValueHeads()),
                split.narrow(1, shape.turnedHeads(), shape.keyValueHeads()), seen, group, pass);
        return z.transpose(1, 2).reshape(group.rows(), -1); // from [text, head, token, headWidth]
    }

    /**
     * The same for texts that leave a trunk: as whole texts, of which the rows that are the trunk's are thrown away. Attention of whole
     * texts is at most twice that of their ends, and small beside the products, of which only the ends' rows are made.
     */
    private Tensor attendOnTrunk(int layer, Tensor qkv, Trunk trunk, Pass pass) {
        var packing = pass.packing();
        var whole = trunk.completed(layer, qkv, packing);
        var own = trunk.ownRows(packing);
        var texts = new Packing.Group(trunk.tokens(), packing.everyText(), 0);
        return attend(layer, whole, texts, pass).indexSelect(0, Tensors.of(own, own.length).to(qkv.device()));
    }

    /** The same for a text that goes on behind what the cache remembers. */
    private Tensor attendCached(int layer, Tensor qkv, int text, KeyValueCache cache, Pass pass) {
        var packing = pass.packing();
        int first = packing.before(text);
        var queries = packing.rowsOf(text, split(qkv)).narrow(1, 0, shape.heads()).transpose(0, 1).unsqueeze(0);
        var keys = cache.keys(layer, text, first).transpose(0, 1).unsqueeze(0); // [1, keyValueHead, key, headWidth]
        var values = cache.values(layer, text, first).transpose(0, 1).unsqueeze(0);
        int tokens = packing.length(text);
        var seen = new Visibility(tokens, Math.toIntExact(keys.size(2)), window, true);
        var own = new Packing.Group(tokens, List.of(text), packing.firstRow(text));
        return attendShown(layer, queries, keys, values, seen, own, pass).squeeze(0).transpose(0, 1)
                .reshape(tokens, -1);
    }

    /**
     * With the pattern laid open: {@code [text, head, query, headWidth], [text, keyValueHead, key, headWidth] twice ->
     * [text, head, query, headWidth]}.
     */
    private Tensor attendShown(int layer, Tensor q, Tensor k, Tensor v, Visibility seen, Packing.Group group,
            Pass pass) {
        long texts = q.size(0);
        var byGroup = q.reshape(texts, shape.keyValueHeads(), shape.group(), seen.queries(), shape.headWidth());
        var mask = mask(seen, pass);
        if (mask != null && mask.dims() == 3) { // [head, query, key], as the pattern below has its heads
            mask = mask.reshape(shape.keyValueHeads(), shape.group(), seen.queries(), seen.keys());
        }
        var pattern = Attention.pattern(byGroup, k.unsqueeze(2), mask, shape.scale(), shape.softCap());
        var shown = pass.taps().at(new Site.AttentionPattern(layer),
                pattern.reshape(texts, shape.heads(), seen.queries(), seen.keys()), group);
        return shown.reshape(pattern.shape()).matmul(v.unsqueeze(2)).reshape(q.shape());
    }

    /** What is added to the scores; null where that is nothing. */
    private @Nullable Tensor mask(Visibility seen, Pass pass) {
        if (relative != null) {
            return pass.mask(List.of(relative, seen), () -> relative.of(seen.queries()));
        }
        return seen.hidesSome() ? pass.mask(seen, seen::mask) : null;
    }
}
