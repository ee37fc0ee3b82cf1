package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.scalar;

import dev.inscape.InscapeException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** New tensors: in main memory; {@link Tensor#to(Device)} moves them. */
public final class Tensors {

    private Tensors() {
    }

    /** Floats in row-major order, copied once in bulk. */
    public static Tensor of(float[] values, long... shape) {
        return filled(MemorySegment.ofArray(values), values.length, DType.FLOAT32, shape);
    }

    /** Doubles in row-major order, copied once in bulk. */
    public static Tensor of(double[] values, long... shape) {
        return filled(MemorySegment.ofArray(values), values.length, DType.FLOAT64, shape);
    }

    /** Longs in row-major order, copied once in bulk: indices, token ids. */
    public static Tensor of(long[] values, long... shape) {
        return filled(MemorySegment.ofArray(values), values.length, DType.INT64, shape);
    }

    /** Memory that nobody has written yet. */
    public static Tensor empty(DType dtype, long... shape) {
        return Op.scoped("empty", () -> torch.empty(shape, options(dtype), null));
    }

    public static Tensor zeros(DType dtype, long... shape) {
        return Op.scoped("zeros", () -> torch.zeros(shape, options(dtype)));
    }

    public static Tensor ones(DType dtype, long... shape) {
        return Op.scoped("ones", () -> torch.ones(shape, options(dtype)));
    }

    public static Tensor full(double value, DType dtype, long... shape) {
        return Op.scoped("full", () -> torch.full(shape, scalar(value), options(dtype)));
    }

    /** The identity matrix {@code [n, n]}. */
    public static Tensor eye(DType dtype, long n) {
        return Op.scoped("eye", () -> torch.eye(n, options(dtype)));
    }

    /** The integers from {@code start} up to but without {@code end}, int64. */
    public static Tensor range(long start, long end) {
        return Op.scoped("range", () -> torch.arange(scalar(start), scalar(end), options(DType.INT64)));
    }

    /**
     * A tensor over memory that is there already (a mapped file of any size), without a copy. The memory must stay valid
     * while this tensor or a view of it is open: close the arena behind it with {@link Scope#onClose}. Read-only memory
     * must not be changed in place.
     */
    public static Tensor mapped(MemorySegment memory, DType dtype, long... shape) {
        long bytes = bytes(dtype, shape);
        if (!memory.isNative() || memory.byteSize() != bytes) {
            throw new InscapeException("mapped: " + Arrays.toString(shape) + " of " + dtype + " takes " + bytes
                    + " bytes of native memory, not " + memory.byteSize()
                    + (memory.isNative() ? "" : " of the Java heap"));
        }
        if (memory.address() % dtype.bytes() != 0) {
            throw new InscapeException("mapped: memory for " + dtype + " is not aligned to " + dtype.bytes()
                    + " bytes; copy it into an aligned segment first");
        }
        return Op.scoped("mapped", () -> torch.from_blob(new Address(memory.address()), shape, options(dtype)));
    }

    private static long bytes(DType dtype, long... shape) {
        try {
            return Arrays.stream(shape).reduce(dtype.bytes(), Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new InscapeException(
                    "mapped: " + Arrays.toString(shape) + " of " + dtype + " takes more bytes than any memory has", e);
        }
    }

    private static Tensor filled(MemorySegment values, int length, DType dtype, long... shape) {
        var tensor = empty(dtype, shape);
        if (tensor.count() != length) {
            tensor.close();
            throw new InscapeException("of: " + length + " values do not fill the shape " + Arrays.toString(shape));
        }
        if (length > 0) {
            tensor.segment().copyFrom(values);
        }
        return tensor;
    }

    static TensorOptions options(DType dtype) {
        return new TensorOptions(dtype.scalarType());
    }

    /** A bare native address, without the two-gibibyte limit of a buffer. */
    private static final class Address extends Pointer {
        Address(long address) {
            this.address = address;
        }
    }
}
