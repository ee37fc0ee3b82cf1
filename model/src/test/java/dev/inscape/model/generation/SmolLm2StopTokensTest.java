package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.inscape.hub.CacheDirectory;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.ModelText;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** On a real chat model; oracle/fetch_smollm2 brings the file. */
class SmolLm2StopTokensTest {

    @Test
    void endOfTurnAndEndOfTextEndAnAnswer() {
        var path = CacheDirectory.path().resolve("smollm2").resolve("SmolLM2-135M-Instruct.Q4_1.gguf");
        var required = Objects.requireNonNullElse(System.getenv("INSCAPE_REQUIRE"), "").split(",");
        if (!Arrays.asList(required).contains("smollm2")) {
            assumeThat(Files.exists(path)).as("oracle/fetch_smollm2 brings it").isTrue();
        }
        var files = ModelFiles.resolve(path.toString());
        try (var tokenizer = ModelText.tokenizer(files)) {
            var tokens = StopTokens.of(files, tokenizer);

            assertThat(tokens.ids()).containsExactly((int) tokenizer.id("<|endoftext|>"),
                    (int) tokenizer.id("<|im_end|>"));
        }
        assertThat(SuggestedSampling.of(files)).isEmpty();
    }
}
