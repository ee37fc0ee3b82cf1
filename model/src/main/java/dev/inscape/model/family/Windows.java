package dev.inscape.model.family;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which layers see a window of the text, as configurations say it. */
final class Windows {

    private Windows() {
    }

    /** Every layer sees the whole text. */
    static int[] none(int layers) {
        return new int[layers];
    }

    /** By {@code layer_types}, where a configuration has them; else by what the family does. */
    static int[] of(Config config, int window, IntPredicate otherwise) {
        int layers = config.layers("num_hidden_layers");
        if (!config.has("layer_types")) {
            return IntStream.range(0, layers).map(layer -> otherwise.test(layer) ? window : 0).toArray();
        }
        var types = config.texts("layer_types");
        if (types.size() != layers) {
            throw config.unsupported("layer_types");
        }
        return types.stream().mapToInt(type -> switch (type) {
            case "full_attention" -> 0;
            case "sliding_attention" -> window;
            default -> throw config.unsupported("layer_types");
        }).toArray();
    }
}
