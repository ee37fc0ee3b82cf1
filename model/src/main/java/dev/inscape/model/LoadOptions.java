package dev.inscape.model;

import dev.inscape.UsageException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;

/**
 * How a model is held.
 *
 * @param dtype  what its weights are converted to, and what it computes in
 * @param device         where
 * @param differentiable whether gradients must pass; without them, weights are packed for speed
 */
public record LoadOptions(DType dtype, Device device, boolean differentiable) {

    /** Float32 in main memory, for inference. */
    public static final LoadOptions DEFAULT = new LoadOptions(DType.FLOAT32, Device.CPU, false);

    public LoadOptions {
        if (!dtype.isFloating() || dtype.isStorageOnly()) {
            throw new UsageException("a model cannot compute in " + dtype + "; use f32, f64, bf16 or f16");
        }
    }

    public LoadOptions in(DType other) {
        return new LoadOptions(other, device, differentiable);
    }

    public LoadOptions on(Device other) {
        return new LoadOptions(dtype, other, differentiable);
    }

    /** For work that needs gradients: attributions, fine-tuning. */
    public LoadOptions forGradients() {
        return new LoadOptions(dtype, device, true);
    }
}
