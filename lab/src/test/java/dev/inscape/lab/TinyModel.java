package dev.inscape.lab;

import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.tensor.DType;
import java.nio.file.Path;

/** The random models of each family that the model module keeps for its tests. */
public final class TinyModel {

    private TinyModel() {
    }

    public static Path directory(String family) {
        return Path.of("../model/src/test/resources/dev/inscape/model/family", family);
    }

    /** In float64, where two ways to one result agree to many digits. */
    public static Model exact(String family) {
        return Models.load(directory(family).toString(), LoadOptions.DEFAULT.in(DType.FLOAT64));
    }

    public static Model ordinary(String family) {
        return Models.load(directory(family).toString());
    }
}
