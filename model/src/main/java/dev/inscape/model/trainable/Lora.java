package dev.inscape.model.trainable;

import dev.inscape.UsageException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Low-rank updates of some weights: {@code W + alpha / r B A}, with A {@code [r, in]} and B {@code [out, r]}. B begins at 0, A uniform
 * between {@code -1 / sqrt(in)} and {@code 1 / sqrt(in)}, as PEFT has them.
 */
final class Lora {

    private static final String WEIGHT = ".weight";

    private final LoraSettings settings;
    private final boolean transposed;
    private final Map<String, Factors> byWeight = new LinkedHashMap<>();

    /**
     * The update of one weight.
     *
     * @param a {@code [r, in]}
     * @param b {@code [out, r]}
     */
    record Factors(Parameter a, Parameter b) {
    }

    private Lora(LoraSettings settings, boolean transposed) {
        this.settings = settings;
        this.transposed = transposed;
    }

    static Lora of(Map<String, Parameter> weights, LoraSettings settings, boolean transposed, Scope owner) {
        var lora = new Lora(settings, transposed);
        try (var scope = Scope.open("lora"); var rng = Rng.seeded(settings.seed())) {
            weights.forEach((name, parameter) -> {
                if (name.endsWith(WEIGHT) && parameter.value().dims() == 2 && lora.isMeant(name)) {
                    var factors = lora.factors(name, parameter.value(), rng);
                    owner.adopt(factors.a());
                    owner.adopt(factors.b());
                    lora.byWeight.put(name, factors);
                }
            });
        }
        if (lora.byWeight.isEmpty()) {
            throw new UsageException("no layer is called " + String.join(" or ", settings.modules())
                    + "; weights are like " + weights.keySet().stream().reduce((_, last) -> last).orElse("none"));
        }
        return lora;
    }

    private boolean isMeant(String name) {
        var module = name.substring(0, name.length() - WEIGHT.length());
        return settings.modules().stream().anyMatch(end -> module.equals(end) || module.endsWith("." + end));
    }

    private Factors factors(String name, Tensor weight, Rng rng) {
        long out = weight.size(transposed ? 1 : 0);
        long in = weight.size(transposed ? 0 : 1);
        DType dtype = weight.dtype();
        var start = rng.uniform(dtype, settings.rank(), in).mul(2).sub(1).mul(1 / Math.sqrt(in));
        var module = name.substring(0, name.length() - WEIGHT.length());
        return new Factors(Parameter.of(module + ".lora_A.weight", start),
                Parameter.of(module + ".lora_B.weight", Tensors.zeros(dtype, out, settings.rank())));
    }

    /** The weight with its update, if it has one. */
    Tensor over(String name, Tensor weight) {
        var factors = byWeight.get(name);
        if (factors == null) {
            return weight;
        }
        var product = factors.b().value().matmul(factors.a().value()).mul(settings.alpha() / settings.rank()); // [out, in]
        return weight.add(transposed ? product.transpose(0, 1) : product);
    }

    List<Parameter> parameters() {
        return byWeight.values().stream().flatMap(factors -> Stream.of(factors.a(), factors.b())).toList();
    }

    LoraSettings settings() {
        return settings;
    }

    boolean transposed() {
        return transposed;
    }
}
