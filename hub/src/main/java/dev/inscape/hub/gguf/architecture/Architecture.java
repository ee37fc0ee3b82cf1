package dev.inscape.hub.gguf.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The weights of one architecture.
 *
 * @param name      {@code general.architecture}, which is also transformers' model_type
 * @param ofLayer   names of the weights that every layer has
 * @param ofModel   names of the weights that the model has once
 * @param modelClass transformers' class for causal language models
 */
public record Architecture(String name, String modelClass, Map<String, Naming> ofLayer, Map<String, Naming> ofModel) {

    /** Tables of the rotary embedding that transformers computes; they are no weights of the model. */
    private static final Set<String> COMPUTED = Set.of("rope_freqs.weight", "rope_factors_long.weight",
            "rope_factors_short.weight");
    private static final Pattern LAYER = Pattern.compile("blk\\.(0|[1-9]\\d{0,5})\\.(.+)");

    Architecture(String name, String modelClass, List<Naming> ofLayer, List<Naming> ofModel) {
        this(name, modelClass, byGguf(ofLayer), byGguf(ofModel));
    }

    private static Map<String, Naming> byGguf(List<Naming> namings) {
        return namings.stream().collect(Collectors.toUnmodifiableMap(Naming::gguf, Function.identity()));
    }

    /** Whether a tensor of this name is there for llama.cpp alone. */
    public static boolean isComputed(String gguf) {
        return COMPUTED.contains(gguf);
    }

    /** The weight that a GGUF file calls by this name, with the layer put in; none where the architecture has none such. */
    public Optional<Naming> find(String gguf) {
        var layer = LAYER.matcher(gguf);
        if (!layer.matches()) {
            return Optional.ofNullable(ofModel.get(gguf));
        }
        return Optional.ofNullable(ofLayer.get(layer.group(2))).map(naming -> new Naming(gguf,
                naming.transformers().replace("%d", layer.group(1)), naming.layout()));
    }
}
