package dev.inscape.model.encoder;

import dev.inscape.model.part.LayerNorm;
import dev.inscape.model.part.Linear;
import dev.inscape.model.part.Mlp;
import dev.inscape.model.part.SelfAttention;
import dev.inscape.model.part.WeightReader;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.List;

/**
 * One block with the norms after the residual additions, as in BERT:
 * {@code mid = norm(x + attention(x)); out = norm(mid + mlp(mid))}.
 */
record EncoderBlock(int layer, SelfAttention attention, LayerNorm attentionNorm, Mlp mlp, LayerNorm mlpNorm) {

    static EncoderBlock read(int layer, EncoderFamily family, EncoderConfig config, WeightReader weights) {
        var prefix = family.block().formatted(layer);
        int d = config.width();
        var projections = List.of(prefix + family.query(), prefix + family.key(), prefix + family.value());
        return new EncoderBlock(layer,
                new SelfAttention(config.heads(), Linear.fused(weights, projections, d, d),
                        Linear.read(weights, prefix + family.attentionOutput(), d, d)),
                LayerNorm.read(weights, prefix + family.attentionNorm(), d, config.eps()),
                new Mlp(Linear.read(weights, prefix + family.up(), config.neurons(), d), config.activation(),
                        Linear.read(weights, prefix + family.down(), d, config.neurons())),
                LayerNorm.read(weights, prefix + family.mlpNorm(), d, config.eps()));
    }

    /** {@code [row, d] -> [row, d]}; what it needs in between is freed on return. Ends early once the taps have had all. */
    Tensor apply(Tensor stream, TapRun taps) {
        try (var scope = Scope.open("block " + layer)) {
            var x = taps.at(new Site.ResidualPre(layer), stream);
            var read = taps.at(new Site.AttentionIn(layer), x);
            if (taps.isOver()) {
                return stream;
            }
            var attended = attention.apply(layer, read, taps);
            if (taps.isOver()) {
                return stream;
            }
            var sum = taps.at(new Site.AttentionOut(layer), attended).add(x);
            var mid = taps.at(new Site.ResidualMid(layer), attentionNorm.apply(sum));
            read = taps.at(new Site.MlpIn(layer), mid);
            if (taps.isOver()) {
                return stream;
            }
            var thought = mlp.apply(layer, read, taps);
            if (taps.isOver()) {
                return stream;
            }
            var out = mlpNorm.apply(taps.at(new Site.MlpOut(layer), thought).add(mid));
            return scope.keep(taps.at(new Site.ResidualPost(layer), out));
        }
    }
}
