package dev.inscape.tensor.optim;

import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Changes parameters in place, by their gradients. Parameters without a gradient stay as they are. */
public interface Optimizer extends AutoCloseable {

    List<Parameter> parameters();

    /** One update; the learning rate may change from step to step. */
    void step(double learningRate);

    /** Everything that the next step depends on beside the parameters, by name: for checkpoints. */
    Map<String, Tensor> state();

    /** How many steps were made: part of the state. */
    long steps();

    /** Goes on from a checkpoint. */
    void restore(long steps, Map<String, Tensor> state);

    /** Forgets all gradients. */
    default void zeroGradients() {
        parameters().forEach(Parameter::zeroGradient);
    }

    @Override
    void close();
}
