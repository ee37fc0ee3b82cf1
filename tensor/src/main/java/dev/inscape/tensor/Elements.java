package dev.inscape.tensor;

import dev.inscape.InscapeException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

/** Moves elements between native memory and Java arrays, always in bulk. */
final class Elements {

    private Elements() {
    }

    static double item(Tensor tensor) {
        var handle = tensor.handle("item");
        if (tensor.count() != 1) {
            throw new InscapeException("item: " + tensor + " has " + tensor.count() + " elements, not one");
        }
        return handle.item_double();
    }

    static float[] floats(Tensor tensor) {
        try (var scope = Scope.open("toFloats")) {
            return packed(tensor, "toFloats", DType.FLOAT32).toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    static void floats(Tensor tensor, float[] target) {
        if (tensor.count() != target.length) {
            throw new InscapeException(
                    "readFloats: " + tensor + " has " + tensor.count() + " elements, the array " + target.length);
        }
        try (var scope = Scope.open("readFloats")) {
            MemorySegment.ofArray(target).copyFrom(packed(tensor, "readFloats", DType.FLOAT32));
        }
    }

    static double[] doubles(Tensor tensor) {
        try (var scope = Scope.open("toDoubles")) {
            return packed(tensor, "toDoubles", DType.FLOAT64).toArray(ValueLayout.JAVA_DOUBLE);
        }
    }

    static long[] longs(Tensor tensor) {
        try (var scope = Scope.open("toLongs")) {
            return packed(tensor, "toLongs", DType.INT64).toArray(ValueLayout.JAVA_LONG);
        }
    }

    private static MemorySegment packed(Tensor tensor, String operator, DType dtype) {
        tensor.handle(operator);
        return segment(tensor.to(Device.CPU).to(dtype).contiguous());
    }

    static MemorySegment segment(Tensor tensor) {
        var handle = tensor.handle("segment");
        if (!tensor.device().isCpu() || !handle.is_contiguous()) {
            throw new InscapeException(
                    "segment: " + tensor + " is not contiguous in main memory; call contiguous() first");
        }
        try (var temporaries = new PointerScope()) {
            var data = handle.data_ptr();
            return data == null || tensor.bytes() == 0
                    ? MemorySegment.ofArray(new long[0])
                    : MemorySegment.ofAddress(data.address()).reinterpret(tensor.bytes());
        }
    }

    /** Whether they are float32 in main memory, where Java's loops and the kernel may work on them. */
    static boolean areFloatsHere(Tensor tensor, String operator) {
        var handle = tensor.handle(operator);
        return handle.is_cpu() && handle.scalar_type().value == torch.ScalarType.Float.value;
    }

    /** The elements from a tensor's first one on, also where they are not contiguous. */
    static MemorySegment memory(org.bytedeco.pytorch.Tensor handle, long elements, DType dtype) {
        return MemorySegment.ofAddress(handle.data_ptr().address()).reinterpret(elements * dtype.bytes());
    }
}
