package dev.inscape.lab.extract;

import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.tensor.Scope;
import java.nio.file.Path;

/** What stands in the files that were written. */
final class Written {

    private Written() {
    }

    static long[] shape(Path file, String tensor) {
        try (var weights = SafetensorsWeights.open(file)) {
            return weights.shape(tensor);
        }
    }

    static long[] numbers(Path file, String tensor) {
        try (var weights = SafetensorsWeights.open(file); var scope = Scope.open()) {
            return weights.tensor(tensor).toLongs();
        }
    }

    /** The values of some rows of a tensor {@code [layer + 1, row, d]}, for one layer. */
    static float[] states(Path file, int layer, long from, long to) {
        try (var weights = SafetensorsWeights.open(file); var scope = Scope.open()) {
            return weights.tensor("states").select(0, layer).narrow(0, from, to - from).toFloats();
        }
    }

    static float[] values(Path file, String tensor) {
        try (var weights = SafetensorsWeights.open(file); var scope = Scope.open()) {
            return weights.tensor(tensor).toFloats();
        }
    }
}
