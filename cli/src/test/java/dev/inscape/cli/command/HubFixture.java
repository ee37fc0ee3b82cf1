package dev.inscape.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.inscape.cli.Run;
import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.hub.found.TokenizerSource;
import dev.inscape.hub.safetensors.SafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.hub.stub.StubHub;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stub hub with a small model, and a home directory for what is pulled from it. */
final class HubFixture implements AutoCloseable {

    static final String TEMPLATE = "{% for message in messages %}[{{ message.role }}] {{ message.content }}\n"
            + "{% endfor %}{% if add_generation_prompt %}[assistant]{% endif %}";

    final StubHub hub = StubHub.start();
    final Path place;
    private final Map<String, String> environment = new HashMap<>();

    HubFixture(Path place) {
        this.place = place;
        environment.put("HF_HOME", place.resolve("home").toString());
        environment.put("HF_ENDPOINT", hub.endpoint().toString());
    }

    HubFixture with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Run inscape(String... arguments) {
        return Run.on(terminal -> {
            environment.forEach(terminal::with);
            return terminal;
        }, arguments);
    }

    /** Publishes the model acme/tiny, with minilm's tokenizer and these numbers; answers its commit. */
    String publish(float... numbers) throws IOException {
        var files = new HashMap<String, byte[]>();
        files.put("config.json", "{\"model_type\": \"tiny\", \"hidden_size\": 3}".getBytes(UTF_8));
        files.put("chat_template.jinja", TEMPLATE.getBytes(UTF_8));
        files.put("model.safetensors", safetensors(numbers));
        if (EmbeddedModel.minilm().tokenizer() instanceof TokenizerSource.InFiles(var path)) {
            files.put("tokenizer.json", Files.readAllBytes(path));
        }
        return hub.commit("acme/tiny", "main", files);
    }

    private byte[] safetensors(float... numbers) throws IOException {
        var file = Files.createTempDirectory(place, "made").resolve("model.safetensors");
        try (var scope = Scope.open()) {
            var tensor = Tensors.of(numbers, numbers.length);
            var entry = new TensorEntry("layer.weight", tensor.dtype(), tensor.shape());
            try (var out = SafetensorsWriter.create(file, Map.of(), List.of(entry))) {
                out.write(tensor.segment());
                out.finish();
            }
        }
        return Files.readAllBytes(file);
    }

    /** Where the files of a commit are after a pull. */
    Path snapshot(String commit) {
        return place.resolve("home/hub/models--acme--tiny/snapshots").resolve(commit);
    }

    @Override
    public void close() {
        hub.close();
    }
}
