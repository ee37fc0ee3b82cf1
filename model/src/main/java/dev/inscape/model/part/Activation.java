package dev.inscape.model.part;

import dev.inscape.UsageException;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The nonlinearity of an MLP, by the name that configurations give it. */
public enum Activation {
    GELU("gelu"), GELU_TANH("gelu_new", "gelu_pytorch_tanh"), RELU("relu"), SILU("silu", "swish");

    private final List<String> configNames;

    Activation(String... configNames) {
        this.configNames = List.of(configNames);
    }

    /** From a configuration's {@code hidden_act}. */
    public static Activation named(String configName) {
        return Arrays.stream(values()).filter(activation -> activation.configNames.contains(configName)).findFirst()
                .orElseThrow(() -> new UsageException("unknown activation \"" + configName + "\"; known are "
                        + Arrays.stream(values()).flatMap(a -> a.configNames.stream())
                                .collect(Collectors.joining(", "))));
    }

    public Tensor apply(Tensor x) {
        return switch (this) {
            case GELU -> Layers.gelu(x);
            case GELU_TANH -> Layers.geluTanh(x);
            case RELU -> Layers.relu(x);
            case SILU -> Layers.silu(x);
        };
    }

    /** The same, over the argument's own memory where that is possible: the caller will not need it again. */
    public Tensor applyOver(Tensor x) {
        return this == GELU && !Gradients.areOn() ? Layers.geluInPlace(x) : apply(x);
    }
}
