package dev.inscape.hub.gguf.block;

import dev.inscape.tensor.DType;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The number formats of tensors in GGUF files, those too that are not read here or that ggml has given up (ggml.h, ggml_type). */
public enum GgmlType {
    F32(0, DType.FLOAT32),
    F16(1, DType.FLOAT16),
    Q4_0(2, 32, 18),
    Q4_1(3, 32, 20),
    Q4_2(4),
    Q4_3(5),
    Q5_0(6, 32, 22),
    Q5_1(7, 32, 24),
    Q8_0(8, 32, 34),
    Q8_1(9, 32, 36),
    Q2_K(10, 256, 84),
    Q3_K(11, 256, 110),
    Q4_K(12, 256, 144),
    Q5_K(13, 256, 176),
    Q6_K(14, 256, 210),
    Q8_K(15, 256, 292),
    IQ2_XXS(16, 256, 66),
    IQ2_XS(17, 256, 74),
    IQ3_XXS(18, 256, 98),
    IQ1_S(19, 256, 50),
    IQ4_NL(20, 32, 18),
    IQ3_S(21, 256, 110),
    IQ2_S(22, 256, 82),
    IQ4_XS(23, 256, 136),
    I8(24, DType.INT8),
    I16(25, DType.INT16),
    I32(26, DType.INT32),
    I64(27, DType.INT64),
    F64(28, DType.FLOAT64),
    IQ1_M(29, 256, 56),
    BF16(30, DType.BFLOAT16),
    Q4_0_4_4(31),
    Q4_0_4_8(32),
    Q4_0_8_8(33),
    TQ1_0(34, 256, 54),
    TQ2_0(35, 256, 66),
    IQ4_NL_4_4(36),
    IQ4_NL_4_8(37),
    IQ4_NL_8_8(38),
    MXFP4(39, 32, 17),
    NVFP4(40, 64, 36),
    Q1_0(41, 128, 18);

    private final int id;
    private final int elements;
    private final int bytes;
    private final @Nullable DType plain;

    GgmlType(int id, int elements, int bytes, @Nullable DType plain) {
        this.id = id;
        this.elements = elements;
        this.bytes = bytes;
        this.plain = plain;
    }

    /** Numbers as they are. */
    GgmlType(int id, DType plain) {
        this(id, 1, plain.bytes(), plain);
    }

    /** Quantised. */
    GgmlType(int id, int elements, int bytes) {
        this(id, elements, bytes, null);
    }

    /** Given up by ggml: nothing is known of its blocks any more. */
    GgmlType(int id) {
        this(id, 1, 0, null);
    }

    /** The type that files call by this number. */
    public static Optional<GgmlType> of(int id) {
        return Stream.of(values()).filter(type -> type.id == id).findFirst();
    }

    /** The names of the types that can be read, for messages. */
    public static String readable() {
        return String.join(", ", Stream.of(values()).filter(GgmlType::isReadable).map(GgmlType::name).toList());
    }

    /** Its number in files. */
    public int id() {
        return id;
    }

    /** Values of one block; 1 where a type has no blocks. */
    public int elements() {
        return elements;
    }

    /** Bytes of one block; 0 where ggml has given the type up. */
    int blockBytes() {
        return bytes;
    }

    public boolean isReadable() {
        return plain != null || BlockFormat.of(this).isPresent();
    }

    /** Whether ggml has given it up, so that not even its size is known. */
    public boolean isGivenUp() {
        return bytes == 0;
    }

    /** The type of the values in the file where they are not quantised. */
    public Optional<DType> plain() {
        return Optional.ofNullable(plain);
    }

    /**
     * The bytes of a tensor whose rows, along the last size, are whole numbers of blocks; none where they are more than
     * {@code most}, or where the sizes beside a null multiply to more than a tensor can have.
     */
    public OptionalLong bytes(long[] shape, long most) {
        boolean empty = LongStream.of(shape).anyMatch(size -> size == 0);
        long blocks = most / bytes;
        long limit = empty || blocks > Long.MAX_VALUE / elements ? Long.MAX_VALUE : blocks * elements;
        long count = 1;
        for (long size : shape) {
            if (size < 0 || (size > 0 && count > limit / size)) {
                return OptionalLong.empty();
            }
            count *= Math.max(1, size);
        }
        return OptionalLong.of(empty ? 0 : count / elements * bytes);
    }
}
