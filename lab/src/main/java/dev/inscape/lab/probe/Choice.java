package dev.inscape.lab.probe;

import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import dev.inscape.tensor.Tensors;
import java.util.List;

/**
 * The strength of L2 that does best on the validation rows, for each site and task.
 *
 * @param strength its place in the list, {@code [site][task]}
 * @param loss     its loss on the validation rows, {@code [site][task]}
 * @param weights  {@code [site, task, output, d + 1]}
 */
record Choice(int[][] strength, double[][] loss, Tensor weights) implements TensorCarrier {

    /** Of weights {@code [site, problem, output, d + 1]}; of equal losses the strongest L2. */
    static Choice of(Tensor weights, Problems validation, int tasks, ProbeKind kind) {
        try (var scope = Scope.open("choice")) {
            int sites = (int) weights.size(0);
            int strengths = (int) weights.size(1) / tasks;
            var losses = losses(weights, validation, kind).toDoubles();
            var strength = new int[sites][tasks];
            var loss = new double[sites][tasks];
            var places = new long[sites * tasks];
            for (int place = 0; place < places.length; place++) {
                int best = 0;
                for (int i = 1; i < strengths; i++) {
                    best = losses[place * strengths + i] <= losses[place * strengths + best] ? i : best;
                }
                strength[place / tasks][place % tasks] = best;
                loss[place / tasks][place % tasks] = losses[place * strengths + best];
                places[place] = (long) place * strengths + best;
            }
            var chosen = weights.reshape(-1, weights.size(2), weights.size(3))
                    .indexSelect(0, Tensors.of(places, places.length))
                    .reshape(sites, tasks, weights.size(2), weights.size(3));
            return scope.keep(new Choice(strength, loss, chosen));
        }
    }

    /** Mean loss of each problem, {@code [site, problem]}. */
    private static Tensor losses(Tensor weights, Problems validation, ProbeKind kind) {
        var scores = validation.scores(weights);
        var losses = switch (kind) {
            case LOGISTIC -> LogisticLoss.rows(scores, validation.targets());
            case RIDGE -> scores.sub(validation.targets().mul(2).sub(1)).square().sum(-1, false);
        };
        return losses.mean(1, false);
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(weights);
    }
}
