package dev.inscape.lab.lens;

import dev.inscape.UsageException;
import dev.inscape.model.Captured;
import dev.inscape.model.Model;
import dev.inscape.model.site.LayerSelection;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Sites;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import dev.inscape.text.Encoding;
import java.util.List;

/**
 * Direct logit attribution (Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits"; the residual stream is a sum): behind
 * the last token, {@code logit(yes) - logit(no) = (u_yes - u_no) . norm(x)}, where x is the sum of the embedding and of what each head and
 * each MLP adds. The norm divides each part by what it divides the sum by, so that the parts sum to the difference. Where a family caps
 * its logits, these are the ones before the cap. Costs one pass, and a product of {@code heads} rows for each layer.
 */
public final class Attribution {

    private final Model model;
    private final Captured captured;
    private final long last;
    private final Readout readout;

    private Attribution(Model model, Captured captured, Readout readout) {
        this.model = model;
        this.captured = captured;
        this.last = captured.texts().getFirst().length() - 1L;
        this.readout = readout;
    }

    /** Attributes the difference between two tokens' logits behind a text. */
    public static LogitParts of(Model model, Encoding text, long yes, long no) {
        var shape = model.shape();
        if (!shape.hasLogits()) {
            throw new UsageException(shape.name() + " has no logits to attribute: it is an encoder; take a decoder");
        }
        if (Math.min(yes, no) < 0 || Math.max(yes, no) >= shape.vocabulary()) {
            throw new UsageException("tokens " + yes + " and " + no + " are not both in the vocabulary: 0 to "
                    + (shape.vocabulary() - 1));
        }
        return Compute.call(() -> {
            try (var scope = Scope.open("attribution")) {
                var captured = model.capture(List.of(text), Sites.together(new Site.ResidualPre(0),
                        Sites.headOutput(LayerSelection.all()), Sites.mlpOut(LayerSelection.all()),
                        new Site.ResidualPost(shape.layers() - 1)));
                var end = captured.at(new Site.ResidualPost(shape.layers() - 1)).narrow(0, text.length() - 1L, 1);
                return new Attribution(model, captured, Readout.of(model, end, yes, no)).parts(text, yes, no);
            }
        });
    }

    /** The linear map from the stream to the difference, with the norm's scale as it was. */
    private record Readout(Model model, Tensor scale, Tensor direction, double constant, double difference) {

        static Readout of(Model model, Tensor stream, long yes, long no) {
            var transformer = model.transformer();
            var direction = transformer.unembedding(yes).to(DType.FLOAT64)
                    .sub(transformer.unembedding(no).to(DType.FLOAT64)); // [d]
            var norm = transformer.finalNorm();
            var scale = norm == null ? Tensors.ones(stream.dtype(), 1, 1).to(stream.device()) : norm.scale(stream);
            var origin = new Readout(model, scale, direction, 0, 0);
            double constant = origin.dot(origin.normed(stream.sub(stream)));
            return new Readout(model, scale, direction, constant, origin.dot(transformer.normed(stream)));
        }

        private Tensor normed(Tensor part) {
            var norm = model.transformer().finalNorm();
            return norm == null ? part : norm.applyAt(part, scale);
        }

        private double dot(Tensor normed) {
            return normed.to(DType.FLOAT64).mul(direction).sum().item();
        }

        /** A part {@code [1, d]} of the stream. */
        double of(Tensor part) {
            return dot(normed(part)) - constant;
        }
    }

    private LogitParts parts(Encoding text, long yes, long no) {
        var shape = model.shape();
        var heads = new double[shape.layers()][shape.heads()];
        var biases = new double[shape.layers()];
        var mlps = new double[shape.layers()];
        for (int layer = 0; layer < shape.layers(); layer++) {
            try (var scope = Scope.open("layer")) {
                var added = model.transformer().byHead(layer, row(new Site.HeadOutput(layer))).select(0, 0); // [head + 1, d]
                for (int head = 0; head < shape.heads(); head++) {
                    heads[layer][head] = readout.of(added.narrow(0, head, 1));
                }
                biases[layer] = readout.of(added.narrow(0, shape.heads(), 1));
                mlps[layer] = readout.of(row(new Site.MlpOut(layer)));
            }
        }
        return new LogitParts(text, yes, no, readout.difference(), readout.of(row(new Site.ResidualPre(0))), heads,
                biases, mlps, readout.constant());
    }

    /** The last token's value, {@code [1, ..]}. */
    private Tensor row(Site site) {
        return captured.at(site).narrow(0, last, 1);
    }
}
