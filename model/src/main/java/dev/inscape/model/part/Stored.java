package dev.inscape.model.part;

import dev.inscape.InscapeException;
import dev.inscape.hub.Weights;
import dev.inscape.tensor.Tensor;
import java.util.Arrays;

/** Where a model's weights come from, each asked for with the shape that the configuration promises. */
public interface Stored {

    boolean has(String name);

    /** A weight; it joins the innermost scope. */
    Tensor tensor(String name, long... shape);

    /** Those of a checkpoint; what does not fit the configuration is an error. */
    static Stored in(Weights weights) {
        return new Stored() {
            @Override
            public boolean has(String name) {
                return weights.names().contains(name);
            }

            @Override
            public Tensor tensor(String name, long... shape) {
                if (!Arrays.equals(weights.shape(name), shape)) {
                    throw new InscapeException("weight " + name + " has the shape "
                            + Arrays.toString(weights.shape(name)) + ", but the configuration wants "
                            + Arrays.toString(shape));
                }
                if (!weights.dtype(name).isFloating()) {
                    throw new InscapeException("weight " + name + " holds " + weights.dtype(name)
                            + ", not floating-point numbers: it may be quantised in a way that config.json does not tell");
                }
                return weights.tensor(name);
            }
        };
    }
}
