package dev.inscape.tensor.runtime;

import dev.inscape.kernel.Availability;
import dev.inscape.kernel.RowKernel;
import org.jspecify.annotations.Nullable;

/**
 * The kernel for few rows, where the JVM was started with {@code --add-modules jdk.incubator.vector}. Its threads are
 * {@link Threads#inUse} unless {@code -Dinscape.kernel.threads} says otherwise; they start at the first use.
 */
public final class Kernel {

    private Kernel() {
    }

    /** The kernel, or null where it is not in use. Closing it is nobody's business. */
    public static @Nullable RowKernel orNull() {
        return Holder.KERNEL;
    }

    /** What {@code doctor} prints: {@code float32 and bf16, 16 lanes, 2 threads}, or why it is not in use. */
    public static String words() {
        var kernel = Holder.KERNEL;
        var words = RowKernel.availability().words();
        return kernel == null ? words : words + ", " + kernel.threads() + " threads";
    }

    /** Opened by whoever asks first. */
    private static final class Holder {

        static final @Nullable RowKernel KERNEL = RowKernel.availability() instanceof Availability.Ready
                ? RowKernel.open(Math.max(1, Integer.getInteger("inscape.kernel.threads", Threads.inUse())))
                : null;

        private Holder() {
        }
    }
}
