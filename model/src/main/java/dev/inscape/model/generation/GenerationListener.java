package dev.inscape.model.generation;

/** Told of each new token as it is made, on the thread that called for the answer. */
@FunctionalInterface
public interface GenerationListener {

    /** Wants to know nothing. */
    GenerationListener NONE = (text, id, shown) -> {
    };

    /**
     * A new token.
     *
     * @param text  number of the text in its batch
     * @param id    of the token
     * @param shown what became readable with it, which may be nothing; after the last token the rest comes with the id -1
     */
    void made(int text, long id, String shown);
}
