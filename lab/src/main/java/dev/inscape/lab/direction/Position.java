package dev.inscape.lab.direction;

import dev.inscape.tensor.Tensor;

/** Which token's state stands for a text. */
public enum Position {
    /** The first token: what encoders of sentences put before the text. */
    FIRST,
    /** The last one, which in a decoder has seen all others. */
    LAST,
    /** The mean over all tokens, special ones included. */
    MEAN;

    /** One state {@code [d]} of a text's states {@code [token, d]}. */
    public Tensor of(Tensor states) {
        return switch (this) {
            case FIRST -> states.select(0, 0);
            case LAST -> states.select(0, states.size(0) - 1);
            case MEAN -> states.mean(0, false);
        };
    }
}
