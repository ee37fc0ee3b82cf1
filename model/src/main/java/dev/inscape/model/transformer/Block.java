package dev.inscape.model.transformer;

import dev.inscape.model.part.Mlp;
import dev.inscape.model.part.Pass;
import dev.inscape.model.part.Residual;
import dev.inscape.model.part.SelfAttention;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;

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
}
