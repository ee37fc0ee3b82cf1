package dev.inscape.tensor;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A stream of random numbers from one seed (LibTorch's Mersenne twister, on the CPU: the same numbers whatever device
 * they are used on). Not for several threads at once. The caller closes it.
 */
public final class Rng implements AutoCloseable {

    /** An odd number near 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9e3779b9;

    private final Generator generator;
    private final long seed;

    private Rng(long seed) {
        ThreadState.current();
        this.seed = seed;
        try (var temporaries = new PointerScope()) {
            generator = torch.make_generator_cpu(folded(seed));
            generator.retainReference();
        }
    }

    /** The twister takes 32 bits and would drop the upper half. */
    private static long folded(long seed) {
        return Integer.toUnsignedLong((int) seed ^ (int) (seed >>> Integer.SIZE) * SPREAD);
    }

    /**
     * A new stream. Seeds from 0 to 2^32 - 1 give the numbers that PyTorch gives; others are folded into 32 bits, since the
     * twister takes no more.
     */
    public static Rng seeded(long seed) {
        return new Rng(seed);
    }

    public long seed() {
        return seed;
    }

    /** Standard normal values. */
    public Tensor normal(DType dtype, long... shape) {
        return Op.scoped("normal", () -> torch.randn(shape, optional(), Tensors.options(dtype)));
    }

    /** Values in [0, 1). */
    public Tensor uniform(DType dtype, long... shape) {
        return Op.scoped("uniform", () -> torch.rand(shape, optional(), Tensors.options(dtype)));
    }

    /** Integers in [0, bound), int64. */
    public Tensor integers(long bound, long... shape) {
        return Op.scoped("integers", () -> torch.randint(bound, shape, optional(), Tensors.options(DType.INT64)));
    }

    /** The integers below n in random order, int64. */
    public Tensor permutation(long n) {
        return Op.scoped("permutation", () -> torch.randperm(n, optional(), Tensors.options(DType.INT64)));
    }

    /** The whole state, uint8: with {@link #restore} the stream goes on where it was. */
    public Tensor state() {
        return Op.run("state", generator::get_state);
    }

    public void restore(Tensor state) {
        Op.act("restore", () -> generator.set_state(state.handle("restore")));
    }

    private GeneratorOptional optional() {
        return new GeneratorOptional(generator);
    }

    @Override
    public void close() {
        generator.close();
    }
}
