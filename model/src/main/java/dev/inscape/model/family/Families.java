package dev.inscape.model.family;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import java.util.List;
import java.util.stream.Collectors;

/** The families that are known. */
public final class Families {

    private static final List<Family> ALL = List.of(Gpt2.FAMILY, Opt.FAMILY, Llama.LLAMA, Llama.MISTRAL, Llama.QWEN2,
            Llama.QWEN3, Gemma2.FAMILY, NeoX.FAMILY, Bert.BERT, Bert.ROBERTA, T5.FAMILY, ModernBert.FAMILY);

    private Families() {
    }

    public static List<Family> all() {
        return ALL;
    }

    /** The family of a configuration, or an error. */
    public static Family of(Config config) {
        return of(config.text("model_type"));
    }

    /** The family that a {@code model_type} names, or an error. */
    public static Family of(String modelType) {
        return ALL.stream().filter(family -> family.modelType().equals(modelType)).findFirst()
                .orElseThrow(() -> new InscapeException("models of type \"" + Quoted.of(modelType)
                        + "\" are not supported; known are "
                        + ALL.stream().map(Family::modelType).collect(Collectors.joining(", "))));
    }
}
