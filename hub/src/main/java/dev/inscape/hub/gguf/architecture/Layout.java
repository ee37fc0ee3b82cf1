package dev.inscape.hub.gguf.architecture;

/** What convert_hf_to_gguf.py did to a weight, and what has to be undone to have it as transformers has it. */
public enum Layout {
    /** Nothing. */
    SAME,
    /** The rows of each query head are interleaved: first, half plus first, second, half plus second, … */
    PAIRED_QUERY_ROWS,
    /** The same for each key head. */
    PAIRED_KEY_ROWS,
    /** One was added, so that the norm multiplies by the weight itself. */
    PLUS_ONE,
    /** It was transposed: transformers' Conv1D keeps {@code [in, out]}. */
    TRANSPOSED
}
