package dev.inscape.lab.similarity;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.states.LayerStates;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Compares two sets of states of the same rows, every site of one with every site of the other. */
public final class Similarity {

    private static final int FEWEST_ROWS = 4;

    private Similarity() {
    }

    /**
     * Values and the control, whose random order comes from the seed. With L and M sites, n rows and d dimensions the cosine
     * costs about {@code 4 L M n d} operations; CKA the smaller of {@code 4 L M n d^2} and {@code 4 (L + M) n^2 d};
     * Procrustes {@code L M} products and singular values of {@code d x d}; SVCCA {@code L + M} spectra of
     * {@code d x d}, then {@code L M} of what is kept. Memory: both sets in float64, twice for a moment.
     */
    public static SimilarityReport of(Measure measure, LayerStates first, LayerStates second, long seed) {
        require(measure, first, second);
        try (var scope = Scope.open("similarity"); var rng = Rng.seeded(seed)) {
            var x = prepared(measure, first);
            var y = prepared(measure, second);
            var shuffled = y.indexSelect(1, rng.permutation(second.rows()));
            return switch (measure) {
                case COSINE ->
                    report(measure, first, second, Cosines.of(x, y), Cosines.of(x, shuffled), Optional.empty());
                case CKA -> cka(first, second, new CentredAlignment(x, y), new CentredAlignment(x, shuffled));
                case DEBIASED_CKA -> report(measure, first, second, new CentredAlignment(x, y).debiased(),
                        new CentredAlignment(x, shuffled).debiased(), Optional.empty());
                case PROCRUSTES ->
                    report(measure, first, second, Procrustes.of(x, y), Procrustes.of(x, shuffled), Optional.empty());
                case SVCCA -> svcca(first, second, CanonicalCorrelation.bases(x), CanonicalCorrelation.bases(y), rng);
            };
        }
    }

    private static SimilarityReport cka(LayerStates first, LayerStates second, CentredAlignment plain,
            CentredAlignment shuffled) {
        return report(Measure.CKA, first, second, plain.biased(), shuffled.biased(), Optional.of(plain.chance()));
    }

    private static SimilarityReport svcca(LayerStates first, LayerStates second, List<Tensor> x,
            List<Tensor> y, Rng rng) {
        var order = rng.permutation(second.rows());
        var shuffled = y.stream().map(basis -> basis.indexSelect(0, order)).toList();
        return report(Measure.SVCCA, first, second, CanonicalCorrelation.of(x, y),
                CanonicalCorrelation.of(x, shuffled), Optional.empty());
    }

    private static SimilarityReport report(Measure measure, LayerStates first, LayerStates second, double[][] values,
            double[][] permuted, Optional<double[][]> chance) {
        return new SimilarityReport(measure, first.rows(), first.sites(), second.sites(), values, permuted,
                chance);
    }

    private static Tensor prepared(Measure measure, LayerStates states) {
        var values = states.values().to(Device.CPU).to(DType.FLOAT64);
        return measure == Measure.COSINE ? values : values.sub(values.mean(1, true));
    }

    private static void require(Measure measure, LayerStates first, LayerStates second) {
        if (first.rows() != second.rows()) {
            throw new InscapeException("the first states have " + first.rows() + " rows, the second " + second.rows()
                    + "; similarity is of the same rows in the same order");
        }
        if (first.rows() < FEWEST_ROWS) {
            throw new InscapeException("similarity takes at least " + FEWEST_ROWS + " rows, not " + first.rows());
        }
        if (measure == Measure.COSINE && first.width() != second.width()) {
            throw new UsageException("cosines need states of one width, not " + first.width() + " and " + second.width()
                    + "; CKA, Procrustes and SVCCA compare any widths");
        }
    }
}
