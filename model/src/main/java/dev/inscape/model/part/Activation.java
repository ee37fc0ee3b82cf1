package dev.inscape.model.part;

import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The nonlinearity of an MLP, by the name that configurations give it. */
public enum Activation {
    GELU("gelu"), GELU_TANH("gelu_new", "gelu_pytorch_tanh"), RELU("relu"), SILU("silu", "swish");

    private final List<String> configNames;

    Activation(String... configNames) {
        this.configNames = List.of(configNames);
    }

    /** From a configuration's {@code hidden_act}; none where the name is not known. */
    public static Optional<Activation> find(String configName) {
        return Arrays.stream(values()).filter(activation -> activation.configNames.contains(configName)).findFirst();
    }

    /** All names that are known, for messages. */
    public static String names() {
        return Arrays.stream(values()).flatMap(activation -> activation.configNames.stream())
                .collect(Collectors.joining(", "));
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
