package dev.inscape.tensor;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/**
 * An n-dimensional array in native memory, with the operators of its interfaces as methods. It belongs to one
 * {@link Scope} and closes with it. Operators never change their operands, except for those of {@link InPlace}.
 *
 * <p>Reading from several threads at once is safe while the scope is open; changing in place is not.
 */
public final class Tensor
        implements Arithmetic, Comparing, Products, Decomposing, Shaping, Reducing, Indexing, InPlace, TensorCarrier,
        AutoCloseable {

    private final org.bytedeco.pytorch.Tensor handle;
    private final String origin;
    private final long[] shape;
    private final long bytes;
    private Scope scope;
    private int place;
    private volatile boolean closed;

    /** Takes the native handle over, into the given scope. */
    Tensor(org.bytedeco.pytorch.Tensor handle, String origin, Scope scope) {
        this.handle = handle;
        this.origin = origin;
        this.shape = shapeOf(handle);
        this.bytes = handle.nbytes();
        this.scope = scope;
        this.place = scope.join(this);
        Scope.born(bytes);
    }

    private static long[] shapeOf(org.bytedeco.pytorch.Tensor handle) {
        var sizes = new long[(int) handle.dim()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = handle.size(i);
        }
        return sizes;
    }

    /** The sizes of all dimensions; a copy. */
    public long[] shape() {
        return shape.clone();
    }

    /** The size of one dimension; negative ones count from the end. */
    public long size(int dim) {
        return shape[dim < 0 ? dim + shape.length : dim];
    }

    public int dims() {
        return shape.length;
    }

    /** The number of elements. */
    public long count() {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        return count;
    }

    /** Bytes of the elements shown. */
    public long bytes() {
        return bytes;
    }

    public DType dtype() {
        return dtype("dtype");
    }

    public Device device() {
        return device("device");
    }

    public boolean isContiguous() {
        return handle("isContiguous").is_contiguous();
    }

    public boolean isClosed() {
        return closed;
    }

    /** This tensor in another element type; itself where it has that already. */
    public Tensor to(DType dtype) {
        return dtype("to") == dtype ? this : Op.run("to", () -> handle("to").to(dtype.scalarType()));
    }

    /** This tensor on another device; itself where it is there already. Costs one copy over the bus. */
    public Tensor to(Device target) {
        return device("to").equals(target)
                ? this
                : Op.scoped("to", () -> handle("to").to(target.nativeDevice(), handle.scalar_type()));
    }

    /** A copy with memory of its own, in row-major order. */
    public Tensor copy() {
        return Op.run("copy", () -> handle("copy").clone());
    }

    /** Another handle on this tensor, in the innermost scope: closing either leaves the other open. Copies nothing. */
    public Tensor alias() {
        return Op.run("alias", () -> new org.bytedeco.pytorch.Tensor(handle("alias")));
    }

    /** The same values, without the history that gradients would follow. */
    public Tensor detach() {
        return Op.run("detach", () -> handle("detach").detach());
    }

    /** The only element, as a double. */
    public double item() {
        return Elements.item(this);
    }

    /** All elements in row-major order as floats; other types are converted natively first. */
    public float[] toFloats() {
        return Elements.floats(this);
    }

    /** The same into an array that has a place for each, so that hot loops need no new one. */
    public void readFloats(float[] target) {
        Elements.floats(this, target);
    }

    /** All elements in row-major order as doubles. */
    public double[] toDoubles() {
        return Elements.doubles(this);
    }

    /** All elements in row-major order as longs; floating-point values are cut towards zero. */
    public long[] toLongs() {
        return Elements.longs(this);
    }

    /**
     * The memory itself, without a copy: of a contiguous tensor in main memory, valid while this tensor is open.
     */
    public MemorySegment segment() {
        return Elements.segment(this);
    }

    /** Runs back-propagation from this scalar: {@link Parameter#gradient} of every parameter in its history is added to. */
    public void backward() {
        Op.act("backward", () -> handle("backward").backward());
    }

    /** Frees this tensor before its scope ends. A second call does nothing. */
    @Override
    public void close() {
        if (!closed) {
            scope.part(this, place);
            release();
        }
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(this);
    }

    /** {@code tensor from linear [3, 384]}: how messages name it. */
    @Override
    public String toString() {
        return "tensor from " + origin + " " + Arrays.toString(shape);
    }

    private DType dtype(String operator) {
        return DType.of(handle(operator).scalar_type());
    }

    private Device device(String operator) {
        return Device.of(handle(operator));
    }

    org.bytedeco.pytorch.Tensor handle(String operator) {
        if (closed) {
            throw new ClosedTensorException(operator, toString(), scope.name());
        }
        return handle;
    }

    Scope owner(String operator) {
        handle(operator);
        return scope;
    }

    void moveTo(Scope target) {
        handle("adopt");
        if (target != scope) {
            int joined = target.join(this);
            scope.part(this, place);
            scope = target;
            place = joined;
        }
    }

    void placed(int place) {
        this.place = place;
    }

    void release() {
        if (!closed) {
            closed = true;
            Scope.died(bytes);
            handle.deallocate();
        }
    }
}
