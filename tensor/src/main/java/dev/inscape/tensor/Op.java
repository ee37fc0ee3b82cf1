package dev.inscape.tensor;

import dev.inscape.InscapeException;
import org.bytedeco.javacpp.PointerScope;

/**
 * The one way into LibTorch: every operator is called through here, which gives its result to the innermost scope, turns
 * native errors into one line, and tells an {@link OperatorTrace}.
 */
final class Op {

    /** A native call that makes one tensor. */
    @FunctionalInterface
    interface Body {
        org.bytedeco.pytorch.Tensor call();
    }

    private Op() {
    }

    /** Runs a call that makes no native temporaries beside its result. */
    static Tensor run(String operator, Body body) {
        ThreadState.current();
        OperatorTrace.tell(operator);
        try {
            return owned(operator, body.call());
        } catch (RuntimeException e) {
            throw explained(operator, e);
        }
    }

    /** Runs a call that makes native temporaries (scalars, optionals, lists): they are freed on return. */
    static Tensor scoped(String operator, Body body) {
        ThreadState.current();
        OperatorTrace.tell(operator);
        try (var temporaries = new PointerScope()) {
            var result = body.call();
            result.retainReference();
            return owned(operator, result);
        } catch (RuntimeException e) {
            throw explained(operator, e);
        }
    }

    /** Runs a call that makes no tensor of its own: an in-place change, a backward pass. */
    static void act(String operator, Runnable body) {
        ThreadState.current();
        OperatorTrace.tell(operator);
        try (var temporaries = new PointerScope()) {
            body.run();
        } catch (RuntimeException e) {
            throw explained(operator, e);
        }
    }

    /**
     * Gives one of several results of a native call to the innermost scope; used inside of {@link #act}. The result is
     * only a reference into a native tuple or vector that dies with the call, so it gets a handle of its own.
     */
    static Tensor claim(String operator, org.bytedeco.pytorch.Tensor result) {
        var handle = new org.bytedeco.pytorch.Tensor(result);
        handle.retainReference();
        return owned(operator, handle);
    }

    /** The scope is looked for last: where an operand is closed and no scope is open, the operand is the one to name. */
    private static Tensor owned(String operator, org.bytedeco.pytorch.Tensor handle) {
        try {
            return new Tensor(handle, operator, Scope.innermost(operator));
        } catch (InscapeException e) {
            handle.deallocate();
            throw e;
        }
    }

    private static RuntimeException explained(String operator, RuntimeException e) {
        if (e instanceof InscapeException) {
            return e;
        }
        var message = String.valueOf(e.getMessage());
        int end = message.indexOf("\nException raised from");
        var reason = (end < 0 ? message : message.substring(0, end)).strip().replace('\n', ' ');
        return new InscapeException(operator + ": " + reason, e);
    }
}
