package dev.inscape.hub.gguf.architecture;

/**
 * One weight under both its names; {@code %d} stands for the layer.
 *
 * @param gguf        its name in GGUF files
 * @param transformers its name in transformers' state_dict
 * @param layout      what the converter did to it
 */
public record Naming(String gguf, String transformers, Layout layout) {

    Naming(String gguf, String transformers) {
        this(gguf, transformers, Layout.SAME);
    }
}
