package dev.inscape.model.part;

import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;

/**
 * Gives parts their weights: checked against the shape that the configuration promises, converted, on the device, owned by
 * the model.
 *
 * @param weights where weights come from that are kept as they are: stays open as long as the model
 * @param passing the same, for weights that are made into something else: closed after loading, so that the pages of the
 *                file that were only passed through do not stay resident
 * @param owner   the model's scope
 * @param dtype   what matrices and the token table are held in
 * @param stream  what the residual stream has, and all small weights: float32 where matrices are held in half precision in
 *                main memory, since they are widened as they are multiplied
 * @param device  where they are put
 * @param pack    whether the weights of linear layers are packed for inference
 */
public record WeightReader(Stored weights, Stored passing, Scope owner, DType dtype, DType stream,
        Device device, boolean pack) {

    /** Of two openings of one checkpoint. */
    public WeightReader(Weights weights, Weights passing, Scope owner, DType dtype, DType stream, Device device,
            boolean pack) {
        this(Stored.in(weights), Stored.in(passing), owner, dtype, stream, device, pack);
    }

    public boolean has(String name) {
        return weights.has(name);
    }

    /** A matrix that the model keeps. */
    public Tensor matrix(String name, long... shape) {
        return own(read(weights, dtype, name, shape));
    }

    /** A vector or a small table that the model keeps. */
    public Tensor small(String name, long... shape) {
        return own(read(weights, stream, name, shape));
    }

    /** A matrix that joins the innermost scope, to be made into something else. */
    public Tensor passingMatrix(String name, long... shape) {
        return read(passing, dtype, name, shape);
    }

    /** A vector or a small table that joins the innermost scope, to be made into something else. */
    public Tensor passingSmall(String name, long... shape) {
        return read(passing, stream, name, shape);
    }

    private Tensor read(Stored weights, DType dtype, String name, long... shape) {
        return weights.tensor(name, shape).to(dtype).to(device);
    }

    /** Keeps a tensor for as long as the model. */
    public <T extends TensorCarrier> T own(T tensor) {
        return owner.adopt(tensor);
    }
}
