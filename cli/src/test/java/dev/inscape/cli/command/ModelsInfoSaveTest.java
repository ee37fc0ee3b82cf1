package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models info} and {@code models save}, and {@code tokens --chat}, which reads the template of such a model. */
class ModelsInfoSaveTest {

    @TempDir private Path place;
    private HubFixture fixture;

    @BeforeEach
    void start() {
        fixture = new HubFixture(place);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void theModelThatShipsIsDescribed() {
        assertThat(Run.inscape("models", "info", "minilm").out()).isEqualTo("""
                minilm: ships with Inscape (ONNX)
                  family          bert
                  layers          6
                  width           384
                  heads           12
                  neurons         1,536
                  context         512
                  vocabulary      30,522
                  weights         102 tensors, 22,565,888 numbers: f32 100.0 %, i64 0.0 %
                  tokenizer       30,522 tokens, [CLS] before a text, [SEP] after it
                  chat template   none
                  file            model.onnx  86.2 MiB
                  file            tokenizer.json  695.0 KiB
                  file            config.json  265 B
                """);
    }

    @Test
    void aModelOfTheHubIsDescribedAsJson() throws IOException {
        fixture.publish(1, 2, 3);
        var run = fixture.inscape("models", "info", "acme/tiny", "--json");
        assertThat(run.err()).startsWith("inscape: pulling 4 files, ");
        var told = new ObjectMapper().readTree(run.out());
        assertThat(told.get("name").asText()).isEqualTo("acme/tiny");
        assertThat(told.get("family").asText()).isEqualTo("tiny");
        assertThat(told.get("width").asInt()).isEqualTo(3);
        assertThat(told.get("parameters").asInt()).isEqualTo(3);
        assertThat(told.get("dtypes").toString()).isEqualTo("{\"f32\":3}");
        assertThat(told.at("/tokenizer/before").toString()).isEqualTo("[\"[CLS]\"]");
        assertThat(told.get("chat_templates").toString()).isEqualTo("[\"default\"]");
        assertThat(told.at("/files/config.json").asInt()).isEqualTo(40);
    }

    @Test
    void aSavedModelIsAModel() throws IOException {
        fixture.publish(1, 2, 3);
        var saved = place.resolve("saved");
        var run = fixture.inscape("models", "save", "acme/tiny", "--out", saved.toString(), "--dtype", "bf16");
        assertThat(run.out()).isEqualTo("wrote " + saved + "\n");
        assertThat(saved.toFile().list()).containsExactlyInAnyOrder("config.json", "model.safetensors",
                "tokenizer.json", "chat_template.jinja");
        assertThat(fixture.inscape("models", "verify", saved.toString()).out())
                .isEqualTo(saved + " is whole: 1 tensor of finite numbers\n");
        assertThat(fixture.inscape("models", "info", saved.toString()).out()).contains("3 numbers: bf16 all\n");
        var again = fixture.inscape("models", "save", "acme/tiny", "--out", saved.toString());
        assertThat(again.code()).isNotZero();
        assertThat(again.err()).contains(saved.toString()).hasLineCount(1);
        var other = place.resolve("other");
        assertThat(fixture.inscape("models", "save", saved.toString(), "--out", other.toString(), "--json").out())
                .isEqualTo("{\"model\":\"" + saved + "\",\"out\":\"" + other + "\"}\n");
    }

    @Test
    void aTokenizerThatCannotBeSavedIsLeftOutOnlyWhenAsked() {
        var gguf = "../hub/src/test/resources/dev/inscape/hub/gguf/tiny-llama.gguf";
        var saved = place.resolve("saved");
        assertThat(Run.inscape("models", "save", gguf, "--out", saved.toString())).isEqualTo(new Run(1, "",
                "inscape: the tokenizer of " + gguf + " cannot be saved: the GGUF vocabulary of model \"gpt2\" has no "
                        + "merges; --no-tokenizer saves the model without it\n"));
        assertThat(saved).doesNotExist();
        assertThat(Run.inscape("models", "save", gguf, "--out", saved.toString(), "--no-tokenizer").code()).isZero();
        assertThat(saved.toFile().list()).containsExactlyInAnyOrder("config.json", "model.safetensors");
    }

    @Test
    void anAdapterIsMergedIntoTheModelThatIsNamed() throws IOException {
        var adapter = Files.createDirectory(place.resolve("adapter"));
        var fixtures = Path.of("../hub/src/test/resources/dev/inscape/hub/lora/plain");
        for (var file : new String[]{"adapter_config.json", "adapter_model.safetensors"}) {
            Files.copy(fixtures.resolve("adapter").resolve(file), adapter.resolve(file));
        }
        var base = Files.createDirectory(place.resolve("base"));
        Files.writeString(base.resolve("config.json"), "{\"model_type\": \"llama\"}");
        Files.copy(fixtures.resolve("base.safetensors"), base.resolve("model.safetensors"));
        var merged = place.resolve("merged");
        assertThat(fixture.inscape("models", "save", adapter.toString(), "--base", base.toString(), "--out",
                merged.toString(), "--no-tokenizer")).isEqualTo(new Run(0, "wrote " + merged + "\n", ""));
        assertThat(fixture.inscape("models", "info", adapter.toString(), "--base", base.toString()).out())
                .startsWith(adapter + ": LoRA adapter over " + base);
        assertThat(fixture.inscape("models", "info", "minilm", "--base", base.toString()))
                .isEqualTo(new Run(2, "", "inscape: minilm is no adapter: there is nothing to merge into " + base
                        + "; see inscape models info --help\n"));
    }

    @Test
    void aTypeThatNoWeightCanHaveIsWrongUseAndMakesNothing() {
        var run = fixture.inscape("models", "save", "minilm", "--out", place.resolve("saved").toString(), "--dtype",
                "i8");
        assertThat(run.err())
                .isEqualTo("inscape: weights cannot be saved in i8; use f32, bf16, f16 or f64; see inscape "
                        + "models save --help\n");
        assertThat(run.code()).isEqualTo(2);
        assertThat(place.resolve("saved")).doesNotExist();
    }

    @Test
    void aTextIsPutIntoTheModelsChatTemplate() throws IOException {
        fixture.publish(1, 2, 3);
        var chat = fixture.inscape("tokens", "acme/tiny", "Hello Paris", "--chat", "--json").out();
        var plain = Run.inscape("tokens", "minilm", "[user] Hello Paris\n[assistant]", "--no-special", "--json").out();
        assertThat(chat).isEqualTo(plain).contains("\"piece\":\"assistant\"");
    }

    @Test
    void aModelThatWasNotMadeForConversationsSaysSo() {
        assertThat(Run.inscape("tokens", "minilm", "Hello", "--chat")).isEqualTo(new Run(1, "",
                "inscape: minilm has no chat template: it was not made for conversations; leave --chat out\n"));
    }
}
