package dev.inscape.hub;

import dev.inscape.tensor.DType;
import java.util.Arrays;
import java.util.OptionalLong;

/** How many bytes a shape that a file claims takes, held against what the file has. */
public final class ByteCount {

    private ByteCount() {
    }

    /**
     * The bytes of a tensor; none where a size is negative, where they are more than {@code most}, or where the sizes beside
     * a null multiply to more than a tensor can have.
     */
    public static OptionalLong of(DType dtype, long[] shape, long most) {
        boolean empty = Arrays.stream(shape).anyMatch(size -> size == 0);
        long limit = empty ? Long.MAX_VALUE : most;
        long bytes = dtype.bytes();
        for (long size : shape) {
            if (size < 0 || (size > 0 && bytes > limit / size)) {
                return OptionalLong.empty();
            }
            bytes *= Math.max(1, size);
        }
        return OptionalLong.of(empty ? 0 : bytes);
    }
}
