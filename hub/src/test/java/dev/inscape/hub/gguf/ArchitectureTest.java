package dev.inscape.hub.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.hub.gguf.architecture.Architectures;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small random models of every architecture against what transformers loads from the same files. */
class ArchitectureTest {

    static List<String> architectures() {
        return Architectures.names();
    }

    private static GgufWeights open(String architecture) {
        return GgufWeights.open(Samples.path("tiny-" + architecture + ".gguf"));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void every_weight_has_the_name_shape_and_values_that_transformers_gives_it(String architecture) {
        try (var weights = open(architecture)) {
            Samples.requireEqual(weights, Samples.json("tiny.json").at("/models/" + architecture + "/weights"));
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void the_configuration_says_what_the_model_was_made_with(String architecture) {
        var expected = Samples.json("tiny.json").at("/models/" + architecture);
        try (var weights = open(architecture)) {
            var config = weights.config();
            Samples.requireEqualConfig(config, expected.get("config"));
            if (!expected.get("rope_theta").isNull()) {
                assertThat(config.get("rope_theta").asDouble()).isEqualTo(expected.get("rope_theta").asDouble());
            }
            assertThat(config.at("/architectures/0").asText())
                    .endsWith(architecture.equals("gpt2") ? "LMHeadModel" : "ForCausalLM");
        }
    }

    @Test
    void query_rows_of_a_llama_are_not_in_the_order_of_the_file() {
        try (var weights = open("llama"); var scope = Scope.open()) {
            var inOrder = weights.tensor("model.layers.1.self_attn.q_proj.bias").toFloats();
            var inFile = weights.file().tensor("blk.1.attn_q.bias").toFloats();
            assertThat(inFile[1]).isEqualTo(inOrder[4]).isNotEqualTo(inOrder[1]);
            assertThat(inFile[8]).isEqualTo(inOrder[8]);
            assertThat(inFile[10]).isEqualTo(inOrder[9]);
        }
    }

    @Test
    void a_norm_of_gemma2_is_float32_and_can_be_rounded() {
        try (var weights = open("gemma2"); var scope = Scope.open()) {
            var norm = weights.tensor("model.norm.weight").toFloats();
            assertThat(weights.file().tensor("output_norm.weight").toFloats()[3]).isEqualTo(norm[3] + 1);
            assertThat(weights.tensor("model.norm.weight", DType.FLOAT16).toFloats()[3]).isCloseTo(norm[3],
                    org.assertj.core.data.Offset.offset(5e-4f));
        }
    }

    @Test
    void a_tied_output_layer_has_no_weight_of_its_own() {
        try (var tied = open("qwen2"); var own = open("qwen3")) {
            assertThat(tied.names()).doesNotContain("lm_head.weight");
            assertThat(tied.config().get("tie_word_embeddings").asBoolean()).isTrue();
            assertThat(own.names()).contains("lm_head.weight");
        }
    }
}
