package dev.inscape.hub.save;

import dev.inscape.UsageException;
import dev.inscape.hub.safetensors.ShardedSafetensorsWriter;
import dev.inscape.tensor.DType;
import java.util.Optional;

/**
 * How weights are written.
 *
 * @param dtype     what floating-point tensors are converted to; empty to leave every tensor as it is
 * @param mostBytes bytes of values in one file
 */
public record SaveOptions(Optional<DType> dtype, long mostBytes) {

    /** Types as they are, files of at most 5 GB. */
    public static final SaveOptions DEFAULT = new SaveOptions(Optional.empty(),
            ShardedSafetensorsWriter.FIVE_GIGABYTES);

    public SaveOptions {
        if (dtype.filter(type -> !type.isFloating() || type.isStorageOnly()).isPresent()) {
            throw new UsageException("weights cannot be saved in " + dtype.get() + "; use f32, bf16, f16 or f64");
        }
        if (mostBytes < 1) {
            throw new UsageException("a file of weights cannot have at most " + mostBytes + " bytes");
        }
    }

    public SaveOptions in(DType other) {
        return new SaveOptions(Optional.of(other), mostBytes);
    }

    public SaveOptions atMost(long bytes) {
        return new SaveOptions(dtype, bytes);
    }

    DType of(DType own) {
        return own.isFloating() ? dtype.orElse(own) : own;
    }
}
