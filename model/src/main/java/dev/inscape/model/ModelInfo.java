package dev.inscape.model;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import java.util.Map;

/**
 * What a model is and what it was made from: its part of a result's provenance.
 *
 * @param name   as it was asked for
 * @param family {@code model_type} of its configuration
 * @param dtype  what it computes in
 * @param device where it computes
 * @param hashes SHA-256 of the files that it was read from, by file name
 */
public record ModelInfo(String name, String family, DType dtype, Device device, Map<String, String> hashes) {

    public ModelInfo {
        hashes = Map.copyOf(hashes);
    }
}
