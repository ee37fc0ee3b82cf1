package dev.inscape.model.family;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import dev.inscape.model.part.Rotary;
import java.util.stream.IntStream;

/**
 * The frequencies of rotary embeddings as configurations give them, in the older form ({@code rope_theta} and
 * {@code rope_scaling}) and in the newer one ({@code rope_parameters}).
 */
final class Frequencies {

    private static final double DEFAULT_BASE = 10_000;
    private static final int WIDEST = 65_536;

    private Frequencies() {
    }

    /** For heads of this width, all of which is turned. */
    static Rotary of(Config config, int width) {
        return of(config.has("rope_parameters") ? config.object("rope_parameters") : config, config, width);
    }

    /** For one kind of layer, where the newer form tells them apart. */
    static Rotary ofLayers(Config config, String layerType, String olderBase, double base, int width) {
        if (config.has("rope_parameters")) {
            var parameters = config.object("rope_parameters");
            return of(parameters.has(layerType) ? parameters.object(layerType) : parameters, config, width);
        }
        return new Rotary(plain(config.positiveOr(olderBase, base), width));
    }

    /** The share of a head that is turned. */
    static double share(Config config, String olderKey, double missing) {
        if (config.has("rope_parameters") && config.object("rope_parameters").has("partial_rotary_factor")) {
            return config.object("rope_parameters").positive("partial_rotary_factor");
        }
        return config.positiveOr(olderKey, config.positiveOr("partial_rotary_factor", missing));
    }

    private static Rotary of(Config parameters, Config config, int width) {
        double base = parameters.positiveOr("rope_theta",
                config.positiveOr("rope_theta", config.positiveOr("rotary_emb_base", DEFAULT_BASE)));
        var frequencies = plain(base, width);
        var scaling = config.has("rope_scaling") ? config.object("rope_scaling") : parameters;
        var type = scaling.textOr("rope_type", scaling.textOr("type", "default"));
        return new Rotary(switch (type) {
            case "default" -> frequencies;
            case "linear" -> IntStream.range(0, frequencies.length)
                    .mapToDouble(i -> frequencies[i] / scaling.positive("factor")).toArray();
            case "llama3" -> llama3(scaling, frequencies);
            default -> throw new InscapeException("config.json: rotary embeddings of type \"" + Quoted.of(type)
                    + "\" are not supported; known are default, linear and llama3");
        });
    }

    /** {@code base^(-2 i / width)}. */
    private static double[] plain(double base, int width) {
        if (width < 2 || width % 2 != 0 || width > WIDEST) {
            throw new InscapeException("config.json: rotary embeddings turn " + width
                    + " entries of a head, but they turn pairs: it must be an even number up to " + WIDEST);
        }
        return IntStream.range(0, width / 2).mapToDouble(i -> Math.pow(base, -2.0 * i / width)).toArray();
    }

    /**
     * Llama 3.1: waves longer than the original context allows are stretched by a factor, short ones stay, and between the two it
     * goes over smoothly.
     */
    private static double[] llama3(Config scaling, double[] frequencies) {
        double factor = scaling.positive("factor");
        double low = scaling.positive("low_freq_factor");
        double high = scaling.positive("high_freq_factor");
        double context = scaling.positive("original_max_position_embeddings");
        return IntStream.range(0, frequencies.length).mapToDouble(i -> {
            double waves = context * frequencies[i] / (2 * Math.PI); // in the original context
            double kept = Math.clamp((waves - low) / (high - low), 0, 1);
            return (1 - kept) * frequencies[i] / factor + kept * frequencies[i];
        }).toArray();
    }
}
