package dev.inscape.model.site;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Layers chosen before the model is known; layers count from 0. */
@FunctionalInterface
public interface LayerSelection {

    /** The layers meant in a model with so many. */
    IntStream in(int layers);

    /** Every layer. */
    static LayerSelection all() {
        return layers -> IntStream.range(0, layers);
    }

    /** The last layer. */
    static LayerSelection last() {
        return layers -> IntStream.of(layers - 1);
    }

    /** These layers. */
    static LayerSelection of(int... chosen) {
        var sorted = Arrays.stream(chosen).sorted().distinct().toArray();
        return layers -> Arrays.stream(sorted);
    }
}
