package dev.inscape.model;

import dev.inscape.UsageException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import java.util.Optional;

/**
 * How a model is held.
 *
 * @param dtype          what its weights are converted to, and what it computes in; none for float32 where that fits in the
 *                       memory that is free, else bfloat16
 * @param device         where
 * @param differentiable whether gradients must pass; without them, weights are packed for speed
 */
public record LoadOptions(Optional<DType> dtype, Device device, boolean differentiable) {

    /** In main memory, for inference. */
    public static final LoadOptions DEFAULT = new LoadOptions(Optional.empty(), Device.CPU, false);

    public LoadOptions {
        dtype.ifPresent(type -> {
            if (!type.isFloating() || type.isStorageOnly()) {
                throw new UsageException("a model cannot compute in " + type + "; use f32, f64, bf16 or f16");
            }
        });
    }

    public LoadOptions in(DType other) {
        return new LoadOptions(Optional.of(other), device, differentiable);
    }

    public LoadOptions on(Device other) {
        return new LoadOptions(dtype, other, differentiable);
    }

    /** For work that needs gradients: attributions, fine-tuning. */
    public LoadOptions forGradients() {
        return new LoadOptions(dtype, device, true);
    }
}
