package dev.inscape.lab.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.PartialDirectory;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.safetensors.SafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Probes as files: what they are fitted to and what they reach. */
final class ProbeFile {

    private static final String TENSORS = "probes.safetensors";
    private static final String JSON = "probes.json";
    private static final List<String> NAMES = List.of("mean", "scale", "weights");

    private ProbeFile() {
    }

    static void write(Path directory, LinearProbes probes) {
        try (var partial = PartialDirectory.create(directory); var scope = Scope.open("saving probes")) {
            var tensors = probes.tensors().stream().map(Tensor::contiguous).toList();
            var entries = new ArrayList<TensorEntry>();
            for (int i = 0; i < NAMES.size(); i++) {
                entries.add(new TensorEntry(NAMES.get(i), tensors.get(i).dtype(), tensors.get(i).shape()));
            }
            try (var out = SafetensorsWriter.create(partial.path().resolve(TENSORS), Map.of(), entries)) {
                tensors.forEach(tensor -> out.write(tensor.segment()));
                out.finish();
            }
            JsonFile.write(partial.path().resolve(JSON), json(probes));
            partial.finish();
        }
    }

    private static ObjectNode json(LinearProbes probes) {
        var report = probes.report();
        var json = JsonNodeFactory.instance.objectNode().put("kind", probes.kind().name())
                .put("majority", report.majority()).put("train", report.train()).put("validation", report.validate())
                .put("test", report.test());
        report.classes().forEach(json.putArray("classes")::add);
        var sites = json.putArray("sites");
        for (var site : report.sites()) {
            var one = sites.addObject().put("site", site.site().label()).put("l2", site.l2())
                    .put("accuracy", site.accuracy()).put("low", site.interval().low())
                    .put("high", site.interval().high()).put("balanced_accuracy", site.balancedAccuracy())
                    .put("log_loss", site.logLoss());
            site.auc().ifPresent(value -> one.put("auc", value));
            site.control().ifPresent(value -> one.put("control", value));
        }
        return json;
    }

    static LinearProbes read(Path directory) {
        var json = JsonFile.read(directory.resolve(JSON));
        var classes = new ArrayList<String>();
        json.path("classes").forEach(name -> classes.add(name.asText()));
        var sites = new ArrayList<SiteProbe>();
        json.path("sites").forEach(site -> sites.add(site(site)));
        var report = new ProbeReport(classes, sites, json.path("majority").asDouble(), json.path("train").asInt(),
                json.path("validation").asInt(), json.path("test").asInt());
        try (var tensors = SafetensorsWeights.open(directory.resolve(TENSORS)); var scope = Scope.open("probes")) {
            var read = NAMES.stream().map(name -> tensors.tensor(name).copy()).toList();
            return scope.keep(new LinearProbes(sites.stream().map(SiteProbe::site).toList(),
                    ProbeKind.valueOf(json.path("kind").asText()), new Standardisation(read.get(0), read.get(1)),
                    read.get(2), report));
        }
    }

    private static SiteProbe site(JsonNode json) {
        return new SiteProbe(Site.parse(json.path("site").asText()), json.path("l2").asDouble(),
                json.path("accuracy").asDouble(),
                new Interval(json.path("low").asDouble(), json.path("high").asDouble()),
                json.path("balanced_accuracy").asDouble(), json.path("log_loss").asDouble(), number(json, "auc"),
                number(json, "control"));
    }

    private static OptionalDouble number(JsonNode json, String name) {
        return json.has(name) ? OptionalDouble.of(json.get(name).asDouble()) : OptionalDouble.empty();
    }
}
