package dev.inscape.train;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.PartialDirectory;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.safetensors.SafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.optim.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The checkpoints of one training: directories {@code step-00000200} with {@code parameters.safetensors}, {@code optimizer.safetensors}
 * and {@code state.json}, each made beside its place and moved in.
 *
 * @param directory where they are
 */
record Checkpoints(Path directory) {

    private static final String PARAMETERS = "parameters.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String STATE = "state.json";
    private static final String NAME = "step-\\d{8}";

    /** Makes the directory, and removes what a killed process left unfinished. */
    void prepare() {
        try {
            Files.createDirectories(directory);
            try (var inside = Files.list(directory)) {
                for (var place : inside.toList()) {
                    if (place.getFileName().toString().matches(NAME + "\\.partial-.*")) {
                        remove(place);
                    }
                }
            }
        } catch (IOException e) {
            throw new InscapeException("cannot write checkpoints into " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The one with the most steps. */
    Optional<Path> newest() {
        return all().stream().max(Comparator.naturalOrder());
    }

    private List<Path> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var inside = Files.list(directory)) {
            return inside.filter(place -> place.getFileName().toString().matches(NAME)).sorted().toList();
        } catch (IOException e) {
            throw new InscapeException("cannot read " + directory + ": " + e.getMessage(), e);
        }
    }

    void write(TrainingState state, TrainingPlan plan, Optimizer optimizer, int keep) {
        var place = directory.resolve("step-%08d".formatted(state.step()));
        if (!Files.exists(place)) {
            try (var partial = PartialDirectory.create(place)) {
                write(partial.path().resolve(PARAMETERS), values(optimizer.parameters()));
                write(partial.path().resolve(OPTIMIZER), new TreeMap<>(optimizer.state()));
                var json = JsonNodeFactory.instance.objectNode().put("plan", plan.toString())
                        .put("optimizer_steps", optimizer.steps());
                json.set("environment", Environment.here().json());
                json.set("state", state.json());
                JsonFile.write(partial.path().resolve(STATE), json);
                partial.finish();
            }
        }
        var there = all();
        there.subList(0, Math.max(0, there.size() - keep)).forEach(Checkpoints::remove);
    }

    private static Map<String, Tensor> values(List<Parameter> parameters) {
        var values = new LinkedHashMap<String, Tensor>();
        parameters.forEach(parameter -> values.put(parameter.name(), parameter.value()));
        return values;
    }

    private static void write(Path file, Map<String, Tensor> tensors) {
        var entries = tensors.entrySet().stream()
                .map(tensor -> new TensorEntry(tensor.getKey(), tensor.getValue().dtype(), tensor.getValue().shape()))
                .toList();
        try (var out = SafetensorsWriter.create(file, Map.of(), entries);
                var scope = Scope.open("checkpoint");
                var off = Gradients.off()) {
            tensors.values().forEach(tensor -> out.write(tensor.detach().contiguous().segment()));
            out.finish();
        }
    }

    /** Brings parameters and optimiser to where a checkpoint has them. */
    TrainingState restore(Path checkpoint, TrainingPlan plan, Optimizer optimizer, boolean elsewhere) {
        var json = JsonFile.read(checkpoint.resolve(STATE));
        if (!json.path("plan").asText().equals(plan.toString())) {
            throw new InscapeException(checkpoint + " is of another training: its plan is " + json.path("plan").asText()
                    + ", now it is " + plan + "; take another directory");
        }
        if (!elsewhere) {
            Environment.here().requireSame(json.path("environment"), checkpoint.toString());
        }
        try (var parameters = SafetensorsWeights.open(checkpoint.resolve(PARAMETERS));
                var state = SafetensorsWeights.open(checkpoint.resolve(OPTIMIZER));
                var scope = Scope.open("restore");
                var off = Gradients.off()) {
            var values = values(optimizer.parameters());
            if (!parameters.names().equals(values.keySet())) {
                throw new InscapeException(checkpoint + " holds other parameters than this model has: "
                        + parameters.names().size() + " and " + values.size());
            }
            values.forEach((name, value) -> value.copyFrom(parameters.tensor(name)));
            var moments = new LinkedHashMap<String, Tensor>();
            state.names().forEach(name -> moments.put(name, state.tensor(name)));
            optimizer.restore(json.path("optimizer_steps").asLong(), moments);
        }
        return TrainingState.of(json.path("state"));
    }

    private static void remove(Path place) {
        try (var inside = Files.walk(place)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new InscapeException("cannot remove the old checkpoint " + place + ": " + e.getMessage(), e);
        }
    }
}
