package dev.inscape.hub.gguf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.util.Optional;

/**
 * How a model stretches its rotary embedding, as transformers' {@code rope_scaling}. Files say it in metadata, except for
 * Llama 3's way: of that they have only the factors that come out, {@code rope_freqs.weight}, one for every frequency.
 */
final class RopeScaling {

    static final double DEFAULT_BASE = 10_000;
    private static final String FACTORS = "rope_freqs.weight";

    // Llama 3.1 to 3.3: what every model so far has beside its factor.
    private static final double LOW = 1;
    private static final double HIGH = 4;
    private static final int ORIGINAL_CONTEXT = 8192;
    private static final double TOLERANCE = 1e-4;

    private RopeScaling() {
    }

    static Optional<ObjectNode> of(GgufFile file, MetadataFields metadata) {
        var type = metadata.has("rope.scaling.type") ? metadata.text("rope.scaling.type") : "none";
        return switch (type) {
            case "none" -> file.names().contains(FACTORS) ? Optional.of(ofFactors(file, metadata)) : Optional.empty();
            case "linear" -> Optional.of(named(type).put("factor", metadata.decimal("rope.scaling.factor")));
            case "yarn" -> Optional.of(named(type).put("factor", metadata.decimal("rope.scaling.factor"))
                    .put("original_max_position_embeddings", metadata.size("rope.scaling.original_context_length")));
            default -> throw new InscapeException(file.path() + ": the rope scaling \"" + Quoted.of(type)
                    + "\" is not known; known are none, linear and yarn");
        };
    }

    private static ObjectNode named(String type) {
        return JsonNodeFactory.instance.objectNode().put("rope_type", type);
    }

    private static ObjectNode ofFactors(GgufFile file, MetadataFields metadata) {
        float[] factors;
        try (var scope = Scope.open()) {
            factors = file.tensor(FACTORS, DType.FLOAT32).toFloats();
        }
        double base = metadata.decimalOr("rope.freq_base", DEFAULT_BASE);
        double factor = factors.length == 0 ? 1 : factors[factors.length - 1];
        for (int i = 0; i < factors.length; i++) {
            double wavelength = 2 * Math.PI * Math.pow(base, (double) i / factors.length);
            double expected = llama3(wavelength, factor);
            if (!(Math.abs(factors[i] - expected) <= TOLERANCE * expected)) {
                throw new InscapeException(file.path() + ": " + FACTORS + " holds " + factors[i] + " at " + i
                        + " where "
                        + "Llama 3's way of stretching by " + factor + " has " + expected + "; no other way is known");
            }
        }
        return named("llama3").put("factor", factor).put("low_freq_factor", LOW).put("high_freq_factor", HIGH)
                .put("original_max_position_embeddings", ORIGINAL_CONTEXT);
    }

    /** By how much a frequency is divided: not at all where it is high, wholly where it is low, in between by a ramp. */
    private static double llama3(double wavelength, double factor) {
        double turns = ORIGINAL_CONTEXT / wavelength;
        double smooth = Math.clamp((turns - LOW) / (HIGH - LOW), 0, 1);
        return 1 / ((1 - smooth) / factor + smooth);
    }
}
