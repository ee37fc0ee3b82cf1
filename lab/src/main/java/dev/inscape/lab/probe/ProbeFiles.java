package dev.inscape.lab.probe;

import dev.inscape.hub.JsonFile;
import dev.inscape.hub.PartialDirectory;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.safetensors.SafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Probes in a directory: numbers in {@code probes.safetensors}, all else in {@code probes.json}. */
final class ProbeFiles {

    private static final String NUMBERS = "probes.safetensors";
    private static final String REPORT = "probes.json";

    private ProbeFiles() {
    }

    static void save(LinearProbes probes, Path place) {
        try (var directory = PartialDirectory.create(place); var scope = Scope.open("saving")) {
            var tensors = new LinkedHashMap<String, Tensor>();
            tensors.put("mean", probes.mean().contiguous());
            tensors.put("scale", probes.scale().contiguous());
            tensors.put("weights", probes.weights().contiguous());
            var entries = tensors.entrySet().stream()
                    .map(entry -> new TensorEntry(entry.getKey(), entry.getValue().dtype(), entry.getValue().shape()))
                    .toList();
            try (var out = SafetensorsWriter.create(directory.path().resolve(NUMBERS), Map.of(), entries)) {
                tensors.values().forEach(tensor -> out.write(tensor.segment()));
                out.finish();
            }
            JsonFile.write(directory.path().resolve(REPORT), ReportJson.write(probes.report()));
            directory.finish();
        }
    }

    static LinearProbes load(Path place) {
        var file = place.resolve(REPORT);
        var report = ReportJson.read(JsonFile.read(file), file.toString());
        try (var weights = SafetensorsWeights.open(place.resolve(NUMBERS)); var scope = Scope.open("loading")) {
            return scope.keep(new LinearProbes(report.sites().stream().map(SiteResult::site).toList(),
                    copy(weights, "mean"), copy(weights, "scale"), copy(weights, "weights"), report));
        }
    }

    /** The file is unmapped when it has been read. */
    private static Tensor copy(SafetensorsWeights weights, String name) {
        return weights.tensor(name).copy();
    }
}
