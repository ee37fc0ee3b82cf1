package dev.inscape.hub.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufWeightsRefusalTest {

    private static final int F32 = 0;

    @TempDir private Path directory;

    private static RawGguf of(String architecture) {
        return new RawGguf().key("general.architecture", architecture).key("llama.attention.head_count", 2)
                .values(new byte[512]);
    }

    private void refused(RawGguf raw, String message) {
        var path = raw.write(directory.resolve("given.gguf"));
        assertThatThrownBy(() -> GgufWeights.open(path).close()).isInstanceOf(InscapeException.class)
                .hasMessage(path + message);
    }

    @Test
    void an_architecture_that_is_not_known_is_named_with_those_that_are() {
        refused(of("mamba"),
                " is a model of the architecture \"mamba\", which is not known; known are llama, qwen2, qwen3, "
                        + "gemma2, gpt2");
        refused(of("gemma3"),
                " is a model of the architecture \"gemma3\", which is not known; did you mean \"gemma2\"?; "
                        + "known are llama, qwen2, qwen3, gemma2, gpt2");
    }

    @Test
    void a_tensor_without_a_place_is_not_passed_over() {
        refused(of("llama").tensor("blk.0.ffn_gate_exps.weight", F32, 0, 2),
                ": tensor blk.0.ffn_gate_exps.weight has no "
                        + "place in a model of the architecture llama; the file can be read under its own names only");
        refused(of("llama").tensor("blk.00.ffn_norm.weight", F32, 0, 2), ": tensor blk.00.ffn_norm.weight has no "
                + "place in a model of the architecture llama; the file can be read under its own names only");
    }

    @Test
    void an_embedding_that_is_no_table_has_no_configuration() {
        var path = of("llama").tensor("token_embd.weight", F32, 0).write(directory.resolve("given.gguf"));
        try (var weights = GgufWeights.open(path)) {
            assertThatThrownBy(weights::config).isInstanceOf(InscapeException.class)
                    .hasMessage(path + ": tensor token_embd.weight has 0 dimensions instead of 2");
        }
    }

    @Test
    void query_rows_that_are_no_pairs_for_the_heads_are_refused() {
        refused(of("llama").tensor("blk.0.attn_q.weight", F32, 0, 4, 6),
                ": tensor blk.0.attn_q.weight has 6 rows, which are "
                        + "no pairs of rows for 2 heads (llama.attention.head_count)");
    }

    @Test
    void a_type_that_is_not_read_is_refused_at_once() {
        refused(of("llama").tensor("output.weight", 39, 0, 32),
                ": tensor output.weight has the type MXFP4, which is not read; "
                        + "requantise the model to one of F32, F16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q2_K, Q3_K, Q4_K, Q5_K, Q6_K, "
                        + "I8, I16, I32, I64, F64, BF16");
    }

    @Test
    void tables_of_the_rotary_embedding_are_no_weights() {
        var path = of("llama").tensor("rope_freqs.weight", F32, 0, 4).tensor("output_norm.weight", F32, 32, 4)
                .write(directory.resolve("given.gguf"));
        try (var weights = GgufWeights.open(path)) {
            assertThat(weights.names()).containsExactly("model.norm.weight");
            assertThat(weights.file().names()).contains("rope_freqs.weight");
            assertThatThrownBy(() -> weights.tensor("model.nrm.weight")).hasMessage(
                    path + " has no tensor \"model.nrm.weight\"; did you mean \"model.norm.weight\"? (it has 1 tensors)");
        }
    }
}
