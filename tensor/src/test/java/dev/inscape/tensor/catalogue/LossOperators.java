package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.index;
import static dev.inscape.tensor.catalogue.Operand.probability;
import static dev.inscape.tensor.catalogue.Operand.real;

import dev.inscape.tensor.Losses;
import java.util.List;

/** Entries for {@link dev.inscape.tensor.Losses}. */
final class LossOperators {

    private static final int NONE = -100;

    private LossOperators() {
    }

    static List<Operator> all() {
        return List.of(
                Operator.of("Losses.crossEntropy(Tensor,Tensor,long)", x -> Losses.crossEntropy(x[0], x[1], NONE),
                        x -> crossEntropy(x[0], x[1], NONE)).on(real(5, 3), index(3, 5))
                        .refusing(real(5, 3), index(3, 7)),
                Operator.of("Losses.crossEntropy(Tensor,Tensor,long)", x -> Losses.crossEntropy(x[0], x[1], 1),
                        x -> crossEntropy(x[0], x[1], 1)).on(real(7, 3), index(3, 7)).variant("one class ignored"),
                Operator.of("Losses.meanSquaredError(Tensor,Tensor)", x -> Losses.meanSquaredError(x[0], x[1]),
                        x -> mean(x[0].zip(x[1], (a, b) -> (a - b) * (a - b))))
                        .on(real(3, 5), real(3, 5)).refusing(real(3, 5), real(7)),
                Operator.of("Losses.binaryCrossEntropy(Tensor,Tensor)", x -> Losses.binaryCrossEntropy(x[0], x[1]),
                        x -> mean(x[0].zip(x[1], LossOperators::binaryCrossEntropy)))
                        .on(real(3, 5), probability(3, 5)).refusing(real(3, 5), probability(7)));
    }

    private static NdArray crossEntropy(NdArray logits, NdArray classes, int ignored) {
        double sum = 0;
        int counted = 0;
        for (int row = 0; row < logits.size(0); row++) {
            int wanted = (int) classes.at(row);
            if (wanted != ignored) {
                var scores = new double[logits.size(1)];
                for (int i = 0; i < scores.length; i++) {
                    scores[i] = logits.at(row, i);
                }
                sum += Special.logSumExp(scores) - scores[wanted];
                counted++;
            }
        }
        return NdArray.scalar(sum / counted);
    }

    private static double binaryCrossEntropy(double logit, double probability) {
        double yes = Special.sigmoid(logit);
        return -probability * Math.log(yes) - (1 - probability) * Math.log(1 - yes);
    }

    private static NdArray mean(NdArray x) {
        return NdArray.scalar(Special.mean(x.values()));
    }
}
