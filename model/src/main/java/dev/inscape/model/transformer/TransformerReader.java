package dev.inscape.model.transformer;

import dev.inscape.model.family.Architecture;
import dev.inscape.model.family.HeadShape;
import dev.inscape.model.family.NormNames;
import dev.inscape.model.family.Positions;
import dev.inscape.model.family.WeightNames;
import dev.inscape.model.part.Linear;
import dev.inscape.model.part.Mlp;
import dev.inscape.model.part.Norm;
import dev.inscape.model.part.RelativeBias;
import dev.inscape.model.part.Residual;
import dev.inscape.model.part.WeightReader;
import dev.inscape.model.site.ModelShape;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts a transformer together from an architecture, a family's names, and weights. */
public final class TransformerReader {

    private final Architecture architecture;
    private final WeightNames names;
    private final WeightReader weights;
    private final String prefix;
    private final LayerReader layers;
    private final @Nullable RelativeBias relative;

    private TransformerReader(Architecture architecture, WeightNames names, WeightReader weights) {
        this.architecture = architecture;
        this.names = names;
        this.weights = weights;
        this.prefix = names.prefixes().stream()
                .filter(candidate -> weights.has(candidate + names.embedding().tokens())).findFirst()
                .orElse(names.prefixes().getFirst());
        this.layers = new LayerReader(weights, names.transposed());
        this.relative = relative();
    }

    /** Reads all weights; they live as long as the reader's owner. */
    public static Transformer read(String name, Architecture architecture, WeightNames names, WeightReader weights) {
        try (var scope = Scope.open("loading " + name)) {
            return new TransformerReader(architecture, names, weights).transformer(name);
        }
    }

    private Transformer transformer(String name) {
        var attention = architecture.attention();
        var head = architecture.head();
        var shape = new ModelShape(name, architecture.layers(), architecture.width(), attention.heads(),
                attention.headWidth(), architecture.mlp().neurons(), architecture.context(),
                architecture.vocabulary(), architecture.parallel(), head != null);
        var embeddings = embeddings();
        var blocks = IntStream.range(0, architecture.layers()).mapToObj(this::block).toList();
        return new Transformer(shape, embeddings, blocks, norm(prefix, names.finalNorm()),
                head == null ? null : head(head, embeddings));
    }

    private Embeddings embeddings() {
        var tables = names.embedding();
        var tokens = weights.matrix(prefix + tables.tokens(), architecture.vocabulary(), architecture.width());
        var norm = norm(prefix, tables.norm());
        if (architecture.positions() instanceof Positions.Learned(var rows, var offset)) {
            return new Embeddings(tokens, weights.stream(), architecture.embeddingScale(), positions(rows), offset,
                    norm);
        }
        return new Embeddings(tokens, weights.stream(), architecture.embeddingScale(), null, 0, norm);
    }

    private Tensor positions(int rows) {
        var tables = names.embedding();
        var name = prefix + tables.positions();
        if (tables.segments() == null) {
            return weights.small(name, rows, architecture.width());
        }
        var segments = weights.passingSmall(prefix + tables.segments(), architecture.segments(), architecture.width());
        return weights.own(weights.passingSmall(name, rows, architecture.width()).add(segments.select(0, 0)));
    }

    private Head head(HeadShape head, Embeddings embeddings) {
        return new Head(head.tied()
                ? new Linear.Plain(embeddings.tokens(), null)
                : Linear.read(weights, Objects.requireNonNull(names.head(), "a family with a head names it"),
                        architecture.vocabulary(), architecture.width(), false),
                head.softCap());
    }

    private @Nullable RelativeBias relative() {
        return architecture.positions() instanceof Positions.Relative(var buckets, var maxDistance)
                ? new RelativeBias(
                        weights.small(prefix + names.relativeBias(), buckets, architecture.attention().heads()),
                        maxDistance)
                : null;
    }

    private Block block(int layer) {
        var block = prefix + names.block().formatted(layer);
        var attentionNorms = layer == 0 && architecture.bareFirstBlock()
                ? new NormNames(null, names.attentionNorms().output(), names.attentionNorms().sum())
                : names.attentionNorms();
        return new Block(layer, residual(block, attentionNorms),
                layers.attention(layer, block, names.attention(), architecture, relative),
                residual(block, names.mlpNorms()), mlp(block), architecture.parallel());
    }

    private Residual residual(String block, NormNames norms) {
        return new Residual(norm(block, norms.before()), norm(block, norms.output()), norm(block, norms.sum()));
    }

    private Mlp mlp(String block) {
        var shape = architecture.mlp();
        var up = names.up(shape.gated()).stream().map(name -> block + name).toList();
        int out = (shape.gated() ? 2 : 1) * shape.neurons();
        return new Mlp(layers.joined(up, out, architecture.width(), shape.bias()), shape.activation(), shape.gated(),
                layers.layer(block + names.mlp().down(), architecture.width(), shape.neurons(), shape.bias()));
    }

    private @Nullable Norm norm(String within, @Nullable String name) {
        return name == null ? null : Norm.read(weights, within + name, architecture.width(), architecture.norm());
    }
}
