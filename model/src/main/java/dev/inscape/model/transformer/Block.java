package dev.inscape.model.transformer;

import dev.inscape.model.part.Mlp;
import dev.inscape.model.part.Pass;
import dev.inscape.model.part.Residual;
import dev.inscape.model.part.SelfAttention;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.List;

/**
 * One block: what attention reads off the stream it adds to the stream, then the MLP the same; or both read the same stream
 * side by side.
 *
 * @param layer     from 0
 * @param around    the norms around attention
 * @param aroundMlp the norms around the MLP
 * @param parallel  whether the MLP reads the stream before attention has added to it
 */
record Block(int layer, Residual around, SelfAttention attention, Residual aroundMlp, Mlp mlp, boolean parallel) {

    /** {@code [row, d] -> [row, d]}; what it needs in between is freed on return. Ends early once the taps have had all. */
    Tensor apply(Tensor stream, Pass pass) {
        var taps = pass.taps();
        try (var scope = Scope.open("block " + layer)) {
            var x = taps.at(new Site.ResidualPre(layer), stream);
            var read = taps.at(new Site.AttentionIn(layer),
                    taps.isOver() ? x : around.beforeReading(x, new Site.AttentionNormScale(layer), taps));
            if (taps.isOver()) {
                return stream;
            }
            var attended = attention.apply(layer, read, pass);
            if (taps.isOver()) {
                return stream;
            }
            var sum = x.add(taps.at(new Site.AttentionOut(layer), around.beforeAdding(attended)));
            var mid = parallel ? x : taps.at(new Site.ResidualMid(layer), around.afterAdding(sum));
            read = taps.at(new Site.MlpIn(layer),
                    taps.isOver() ? mid : aroundMlp.beforeReading(mid, new Site.MlpNormScale(layer), taps));
            if (taps.isOver()) {
                return stream;
            }
            var thought = mlp.apply(layer, read, taps);
            if (taps.isOver()) {
                return stream;
            }
            var added = taps.at(new Site.MlpOut(layer), aroundMlp.beforeAdding(thought));
            var out = aroundMlp.afterAdding((parallel ? sum : mid).add(added));
            return scope.keep(taps.at(new Site.ResidualPost(layer), out));
        }
    }

    /**
     * What each head adds to the stream, and last what attention adds whatever its heads say, its biases: {@code [row, head, headWidth]
     * -> [row, head + 1, d]}. They sum to the site {@link Site.AttentionOut}; a norm on the output divides all by what it divides the
     * sum by.
     */
    Tensor byHead(Tensor z) {
        long rows = z.size(0);
        long heads = z.size(1);
        long width = heads * z.size(2);
        var output = attention.output();
        var alone = Tensors.eye(z.dtype(), heads).to(z.device()).reshape(1, heads, heads, 1).mul(z.unsqueeze(1)); // [row, head, head, headWidth]
        var bias = output.apply(Tensors.zeros(z.dtype(), 1, width).to(z.device())); // [1, d]
        var added = output.apply(alone.reshape(rows * heads, width)).sub(bias).reshape(rows, heads, -1);
        var biases = bias.unsqueeze(0).expand(rows, -1, -1);
        if (around.output() == null) {
            return Joining.cat(List.of(added, biases), 1);
        }
        var norm = around.output();
        var scale = norm.scale(output.apply(z.reshape(rows, width))).unsqueeze(1); // [row, 1, 1]
        var nothing = norm.applyAt(Tensors.zeros(z.dtype(), 1, 1, bias.size(1)).to(z.device()), scale);
        return Joining.cat(List.of(norm.applyAt(added, scale).sub(nothing), norm.applyAt(biases, scale)), 1);
    }
}
