package dev.inscape.model.encoder;

import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.part.WeightReader;
import dev.inscape.model.site.ModelShape;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.Scope;
import java.util.List;
import java.util.stream.IntStream;

/** A transformer encoder. A forward pass gives its values to a tap and returns nothing: what nobody wants is not computed. */
public final class Encoder {

    private final ModelShape shape;
    private final Embeddings embeddings;
    private final List<EncoderBlock> blocks;

    private Encoder(ModelShape shape, Embeddings embeddings, List<EncoderBlock> blocks) {
        this.shape = shape;
        this.embeddings = embeddings;
        this.blocks = blocks;
    }

    /** Puts an encoder together from a family's names, a configuration and weights. */
    public static Encoder read(String name, EncoderFamily family, EncoderConfig config, WeightReader weights) {
        var shape = new ModelShape(name, config.layers(), config.width(), config.heads(), config.neurons(),
                config.context(), config.vocabulary(), false);
        try (var scope = Scope.open("loading " + name)) {
            var blocks = IntStream.range(0, config.layers())
                    .mapToObj(layer -> EncoderBlock.read(layer, family, config, weights)).toList();
            return new Encoder(shape, Embeddings.read(family, config, weights), blocks);
        }
    }

    public ModelShape shape() {
        return shape;
    }

    /**
     * Runs the blocks that the tap's sites need, from the bottom up, on the calling thread.
     *
     * @param batch texts of at most {@link ModelShape#context} tokens, with ids below {@link ModelShape#vocabulary}
     */
    public void run(TokenBatch batch, Tap tap) {
        var taps = new TapRun(tap, batch.packing(), shape);
        try (var scope = Scope.open("forward")) {
            var x = embeddings.apply(batch, taps);
            for (var block : blocks.subList(0, taps.blocks())) {
                var before = x;
                x = block.apply(before, taps);
                if (taps.isOver()) {
                    return;
                }
                before.close();
            }
            if (taps.blocks() < shape.layers()) {
                taps.at(new Site.ResidualPre(taps.blocks()), x);
            } else {
                taps.at(new Site.FinalNorm(), x);
            }
        }
    }
}
