package dev.inscape.lab.states;

import dev.inscape.InscapeException;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import java.util.List;
import java.util.stream.IntStream;

/**
 * States with a label for each row.
 *
 * @param states {@code [site, row, d]}
 * @param labels of the same rows
 */
public record LabelledStates(LayerStates states, Labels labels) implements TensorCarrier {

    public LabelledStates {
        if (states.rows() != labels.rows()) {
            throw new InscapeException("there are " + states.rows() + " rows of states but " + labels.rows()
                    + " labels; each row has one");
        }
    }

    /** The rows of one class. */
    public List<Integer> rowsOf(int label) {
        return IntStream.range(0, labels.rows()).filter(row -> labels.ofRows().get(row) == label).boxed().toList();
    }

    @Override
    public List<Tensor> tensors() {
        return states.tensors();
    }
}
