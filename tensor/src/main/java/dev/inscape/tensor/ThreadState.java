package dev.inscape.tensor;

import dev.inscape.InscapeException;
import dev.inscape.tensor.runtime.LibTorch;
import org.bytedeco.pytorch.GradMode;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has open. It is made on a thread's first use of a tensor, which is also the moment when LibTorch is
 * loaded and gradients, which LibTorch switches on for each new thread, are switched off.
 */
final class ThreadState {

    private static final ThreadLocal<ThreadState> CURRENT = ThreadLocal.withInitial(ThreadState::new);

    @Nullable Scope innermost;
    @Nullable Gradients gradients;

    private ThreadState() {
        if (Thread.currentThread().isVirtual()) {
            throw new InscapeException("tensors were used on a virtual thread, where LibTorch would start a team of"
                    + " its own for each carrier; run the work with Compute.call(…)");
        }
        LibTorch.load();
        GradMode.set_enabled(false);
    }

    static ThreadState current() {
        return CURRENT.get();
    }
}
