package dev.inscape.model.trainable;

import dev.inscape.model.family.Architecture;
import dev.inscape.model.family.Family;
import dev.inscape.model.part.NormShape;
import dev.inscape.model.part.Stored;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;

/**
 * Weights to begin with, drawn as they are asked for.
 *
 * @param family       of the model
 * @param architecture of the model
 * @param deviation    of matrices and tables
 * @param rng          what they are drawn from
 * @param dtype        of the result
 */
record FreshWeights(Family family, Architecture architecture, double deviation, Rng rng, DType dtype)
        implements
        Stored {

    @Override
    public boolean has(String name) {
        return true; // the first of the names that a family allows
    }

    @Override
    public Tensor tensor(String name, long... shape) {
        if (name.endsWith(".bias")) {
            return Tensors.zeros(dtype, shape);
        }
        if (shape.length == 1) {
            boolean fromOne = architecture.norm().kind() == NormShape.Kind.RMS_FROM_ONE;
            return Tensors.full(fromOne && !isOfQueriesOrKeys(name) ? 0 : 1, dtype, shape);
        }
        double scale = writesIntoStream(name) ? deviation / Math.sqrt(2.0 * architecture.layers()) : deviation;
        return rng.normal(dtype, shape).mul(scale);
    }

    private boolean isOfQueriesOrKeys(String name) {
        var names = family.names().attention();
        return (names.queryNorm() != null && name.endsWith(names.queryNorm() + ".weight"))
                || (names.keyNorm() != null && name.endsWith(names.keyNorm() + ".weight"));
    }

    private boolean writesIntoStream(String name) {
        var names = family.names();
        return name.endsWith(names.attention().output() + ".weight") || name.endsWith(names.mlp().down() + ".weight");
    }
}
