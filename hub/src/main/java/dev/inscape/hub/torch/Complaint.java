package dev.inscape.hub.torch;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;

/**
 * Words a refusal: the file, what is wrong, the byte.
 *
 * @param file as it was named
 */
record Complaint(String file) {

    static final String ADVICE = "load it where it was made, with the Python classes it needs, and save its tensors as safetensors";

    InscapeException damaged(String what, long at) {
        return new InscapeException(file + " is damaged or no PyTorch checkpoint: " + what + " at byte " + at);
    }

    /** What is sound but not read here. */
    InscapeException refused(String what) {
        return new InscapeException(file + " " + what + "; " + ADVICE);
    }

    /** A name in a pickle that is not on the list. */
    InscapeException forbidden(String module, String name, long at) {
        return refused("needs the Python name " + Quoted.of(module + "." + name) + " at byte " + at
                + ", which is not among those of plain tensors and containers, and nothing of a file is run");
    }
}
