package dev.inscape.lab.direction;

import dev.inscape.InscapeException;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.safetensors.SafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** A direction in a safetensors file: the tensor, and in the metadata the site and the origin. */
final class DirectionFile {

    private static final String TENSOR = "direction";
    private static final String SITE = "site";

    private DirectionFile() {
    }

    static void save(Direction direction, Path file) {
        var metadata = new TreeMap<>(direction.origin());
        metadata.put(SITE, direction.site().label());
        var entry = new TensorEntry(TENSOR, DType.FLOAT32, direction.width());
        try (var scope = Scope.open("saving"); var out = SafetensorsWriter.create(file, metadata, List.of(entry))) {
            out.write(direction.tensor().segment());
            out.finish();
        }
    }

    static Direction load(Path file) {
        try (var weights = SafetensorsWeights.open(file); var scope = Scope.open("loading")) {
            var origin = new TreeMap<>(weights.metadata());
            var site = origin.remove(SITE);
            if (site == null) {
                throw new InscapeException(file + " is no direction: its metadata name no \"site\"");
            }
            var tensor = weights.tensor(TENSOR);
            if (tensor.dims() != 1) {
                throw new InscapeException(file + " is no direction: its tensor has " + tensor.dims() + " dimensions");
            }
            return new Direction(Site.parse(site), tensor.toFloats(), origin);
        }
    }
}
