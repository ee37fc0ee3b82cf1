package dev.inscape.hub;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import java.util.Set;

/** The named tensors of a checkpoint. Closing unmaps the file: tensors over it must be closed before, or copied. */
public interface Weights extends AutoCloseable {

    /** Every name, in no particular order. */
    Set<String> names();

    long[] shape(String name);

    DType dtype(String name);

    /** A tensor, over the mapped file where its place allows it; it joins the innermost scope. */
    Tensor tensor(String name);

    @Override
    void close();

    /** The error for a name that is not there. */
    static InscapeException unknown(String file, String name, Set<String> names) {
        return new InscapeException(
                file + " has no tensor \"" + name + "\"" + Suggestions.didYouMean(name, names) + " (it has "
                        + names.size()
                        + " tensors)");
    }
}
