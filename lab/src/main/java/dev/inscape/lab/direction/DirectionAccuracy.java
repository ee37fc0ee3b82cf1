package dev.inscape.lab.direction;

import dev.inscape.UsageException;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well two classes part along a direction: a row is of class 1 where it lies beyond the threshold, the midpoint of the two
 * classes' means on the training rows.
 *
 * @param accuracy  share of test rows on their side
 * @param threshold along the normalised direction
 * @param random    the mean accuracy of random directions, each with a threshold of its own
 * @param highest   the highest of those
 */
public record DirectionAccuracy(double accuracy, double threshold, double random, double highest) {

    private static final int RANDOM = 20;

    /** Of test rows, with 20 random directions as the control, each turned towards class 1 on the training rows. */
    public static DirectionAccuracy of(Direction direction, LabelledStates states, List<Integer> train,
            List<Integer> test) {
        if (states.labels().classes().size() != 2) {
            throw new UsageException(
                    "a direction parts two classes, but there are " + states.labels().classes().size());
        }
        var own = part(direction, states, train, test);
        var control = IntStream.range(0, RANDOM)
                .mapToDouble(seed -> part(towardsOne(Directions.random(direction, seed), states, train), states, train,
                        test)[0])
                .summaryStatistics();
        return new DirectionAccuracy(own[0], own[1], control.getAverage(), control.getMax());
    }

    /** Accuracy and threshold. */
    private static double[] part(Direction direction, LabelledStates states, List<Integer> train, List<Integer> test) {
        var along = along(direction, states);
        double threshold = (mean(along, states, train, 0) + mean(along, states, train, 1)) / 2;
        double right = test.stream()
                .filter(row -> along[row] > threshold == (states.labels().ofRows().get(row) == 1)).count();
        return new double[]{right / test.size(), threshold};
    }

    private static Direction towardsOne(Direction direction, LabelledStates states, List<Integer> train) {
        var along = along(direction, states);
        return mean(along, states, train, 1) < mean(along, states, train, 0) ? direction.times(-1) : direction;
    }

    private static double mean(double[] along, LabelledStates states, List<Integer> rows, int label) {
        return rows.stream().filter(row -> states.labels().ofRows().get(row) == label).mapToDouble(row -> along[row])
                .average().orElseThrow(() -> new UsageException(
                        "no training row is of class \"" + states.labels().classes().get(label) + "\""));
    }

    private static double[] along(Direction direction, LabelledStates states) {
        try (var scope = Scope.open("along")) {
            return direction.along(states.states().at(direction.site()).to(DType.FLOAT64)).toDoubles();
        }
    }
}
