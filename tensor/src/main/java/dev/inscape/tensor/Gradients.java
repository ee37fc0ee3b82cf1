package dev.inscape.tensor;

import dev.inscape.InscapeException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Gradients are off unless asked for, in every thread: {@code try (var on = Gradients.on()) { loss = …; loss.backward(); }}.
 * A block ends on the thread that it began on, inner before outer.
 */
public final class Gradients implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final @Nullable Gradients around;
    private final boolean before;
    private boolean closed;

    private Gradients(boolean wanted) {
        var state = ThreadState.current();
        around = state.gradients;
        state.gradients = this;
        before = GradMode.is_enabled();
        GradMode.set_enabled(wanted);
    }

    /** Operators of this thread are recorded until the block ends. */
    public static Gradients on() {
        return new Gradients(true);
    }

    /** Operators of this thread are not recorded until the block ends. */
    public static Gradients off() {
        return new Gradients(false);
    }

    public static boolean areOn() {
        ThreadState.current();
        return GradMode.is_enabled();
    }

    /** The gradient of a scalar with respect to each of the given tensors, which it must depend on. */
    public static List<Tensor> of(Tensor scalar, List<Tensor> inputs) {
        var gradients = new ArrayList<Tensor>();
        Op.act("gradients", () -> {
            var found = torch.grad(Operands.vector(List.of(scalar), "gradients"), Operands.vector(inputs, "gradients"));
            for (int i = 0; i < inputs.size(); i++) {
                gradients.add(Op.claim("gradients", found.get(i)));
            }
        });
        return List.copyOf(gradients);
    }

    /** Ends the block. A second call does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (Thread.currentThread() != thread) {
            throw new InscapeException("a block of gradients began on thread \"" + thread.getName()
                    + "\" and was closed on \"" + Thread.currentThread().getName() + "\"");
        }
        var state = ThreadState.current();
        if (state.gradients != this) {
            throw new InscapeException(
                    "a block of gradients was closed before another one that began inside of it");
        }
        closed = true;
        state.gradients = around;
        GradMode.set_enabled(before);
    }
}
