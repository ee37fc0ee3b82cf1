package dev.inscape.hub.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.inscape.hub.CacheDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real decoder, to be fetched by oracle/fetch_smollm2, against what transformers and the gguf package make of it. */
class SmolLm2GgufTest {

    private static final Path FILE = CacheDirectory.path().resolve("smollm2")
            .resolve("SmolLM2-135M-Instruct.Q4_1.gguf");

    @BeforeAll
    static void is_there() {
        if (Samples.isRequired("smollm2")) {
            assertThat(FILE).as("oracle/fetch_smollm2 brings it").exists();
        }
        assumeThat(Files.exists(FILE)).as("oracle/fetch_smollm2 brings it").isTrue();
    }

    @Test
    void every_weight_is_that_of_transformers_to_the_last_bit() {
        try (var weights = GgufWeights.open(FILE)) {
            Samples.requireEqual(weights, Samples.json("smollm2.json").get("weights"));
        }
    }

    @Test
    void its_configuration_is_that_of_transformers() {
        try (var weights = GgufWeights.open(FILE)) {
            var config = weights.config();
            Samples.requireEqualConfig(config, Samples.json("smollm2.json").get("config"));
            assertThat(config.get("rms_norm_eps").asText()).isEqualTo("1.0E-5");
            assertThat(config.get("rope_theta").asDouble()).isEqualTo(100_000);
            assertThat(config.has("rope_scaling")).isFalse();
        }
    }

    @Test
    void its_tokens_are_all_there() {
        try (var file = GgufFile.open(FILE)) {
            var tokens = file.metadata().texts("tokenizer.ggml.tokens");
            var expected = Samples.json("smollm2.json").get("tokens");
            assertThat(tokens).hasSize(expected.get("count").asInt());
            assertThat(Samples.sha256(String.join("\n", tokens).getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(expected.get("sha256").asText());
            assertThat(file.metadata().texts("tokenizer.ggml.merges")).hasSize(48_900).startsWith("Ġ t");
            assertThat(file.metadata().wholes("tokenizer.ggml.token_type")).hasSize(tokens.size()).startsWith(3, 3);
        }
    }
}
