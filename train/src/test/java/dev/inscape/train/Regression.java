package dev.inscape.train;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Losses;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.List;
import java.util.Random;

/** A small network that learns a function of five numbers, with noise on its hidden units so that chance has a part in it. */
final class Regression implements AutoCloseable {

    static final int WIDTH = 5;
    private static final int HIDDEN = 17;

    private final Scope owner = Scope.owner("regression");
    private final double noise;
    final List<Parameter> parameters;

    Regression(double noise) {
        this.noise = noise;
        try (var scope = Scope.open(); var rng = Rng.seeded(3)) {
            parameters = List.of(Parameter.of("up.weight", rng.normal(DType.FLOAT32, HIDDEN, WIDTH).mul(0.4)),
                    Parameter.of("up.bias", rng.normal(DType.FLOAT32, HIDDEN).mul(0.1)),
                    Parameter.of("down.weight", rng.normal(DType.FLOAT32, 1, HIDDEN).mul(0.3)));
            parameters.forEach(owner::adopt);
        }
    }

    /** The inputs of a batch: rows of numbers. */
    static float[][] batch(long number) {
        var random = new Random(Seeds.of(11, "rows", number));
        var rows = new float[6][WIDTH];
        for (var row : rows) {
            for (int i = 0; i < WIDTH; i++) {
                row[i] = random.nextFloat(-1, 1);
            }
        }
        return rows;
    }

    Tensor loss(float[][] rows, StepContext context) {
        var x = inputs(rows);
        var hidden = Layers.tanh(Layers.linear(x, parameters.get(0).value(), parameters.get(1).value()));
        if (noise > 0) {
            try (var rng = context.rng("noise")) {
                hidden = hidden.add(rng.normal(DType.FLOAT32, hidden.shape()).mul(noise));
            }
        }
        var y = Layers.linear(hidden, parameters.get(2).value(), null);
        var loss = Losses.meanSquaredError(y, targets(rows));
        context.report("mean", y.mean().item());
        return loss;
    }

    private static Tensor inputs(float[][] rows) {
        var flat = new float[rows.length * WIDTH];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * WIDTH, WIDTH);
        }
        return Tensors.of(flat, rows.length, WIDTH);
    }

    private static Tensor targets(float[][] rows) {
        var targets = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            targets[i] = rows[i][0] * rows[i][1] - rows[i][2] + 0.5f * rows[i][4];
        }
        return Tensors.of(targets, rows.length, 1);
    }

    /** All values, one parameter after the other. */
    float[][] values() {
        return parameters.stream().map(parameter -> parameter.value().toFloats()).toArray(float[][]::new);
    }

    @Override
    public void close() {
        owner.close();
    }
}
