package dev.inscape.model.generation;

/** Why an answer ended. */
public enum StopReason {
    /** The model made a token that ends answers. */
    STOP_TOKEN,
    /** The text came to hold a stop string. */
    STOP_STRING,
    /** As many tokens as were asked for. */
    LENGTH,
    /** Prompt and answer fill what the model can read. */
    CONTEXT_FULL,
    /** Somebody cancelled it. */
    CANCELLED
}
