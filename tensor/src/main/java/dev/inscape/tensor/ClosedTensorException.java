package dev.inscape.tensor;

import dev.inscape.InscapeException;

/** A tensor was used after the scope that owned it had closed, or after it was closed itself. */
public final class ClosedTensorException extends InscapeException {

    private static final long serialVersionUID = 1L;

    ClosedTensorException(String operator, String tensor, String scope) {
        super(operator + ": " + tensor + " was used after its scope \"" + scope
                + "\" had closed; return it with scope.keep(tensor), or use it before the scope ends");
    }
}
