package dev.inscape.hub.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration says where files say nothing, or say it in their own way. */
class GgufConfigTest {

    @TempDir private Path directory;

    private static RawGguf model(String architecture, int layers) {
        var prefix = architecture + ".";
        return new RawGguf().key("general.architecture", architecture).key(prefix + "block_count", layers)
                .key(prefix + "embedding_length", 48).key(prefix + "attention.head_count", 6)
                .key(prefix + "feed_forward_length", 100).key(prefix + "context_length", 131_072)
                .key(prefix + "attention.layer_norm_rms_epsilon", 6, RawGguf.floats(1e-6f))
                .tensor("token_embd.weight", 0, 0, 2, 9).values(new byte[512]);
    }

    private ObjectNode config(RawGguf raw) {
        try (var file = GgufFile.open(raw.write(directory.resolve("given.gguf")))) {
            return GgufConfig.of(file);
        }
    }

    @Test
    void what_a_file_does_not_say_is_filled_in() {
        var config = config(model("llama", 3));
        assertThat(config.get("vocab_size").asInt()).isEqualTo(9);
        assertThat(config.get("num_key_value_heads").asInt()).isEqualTo(6);
        assertThat(config.get("head_dim").asInt()).isEqualTo(8);
        assertThat(config.get("rope_theta").asDouble()).isEqualTo(10_000);
        assertThat(config.get("rms_norm_eps").asDouble()).isEqualTo(1e-6);
        assertThat(config.get("tie_word_embeddings").asBoolean()).isTrue();
        assertThat(config.has("bos_token_id")).isFalse();
        assertThat(config.has("rope_scaling")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"26, 16", "42, 16", "46, 8"})
    void only_the_27b_of_gemma2_scales_its_queries_by_the_hidden_size(int layers, int scalar) {
        var config = config(model("gemma2", layers).key("gemma2.attention.key_length", 16)
                .key("gemma2.attn_logit_softcapping", 6, RawGguf.floats(50))
                .key("gemma2.final_logit_softcapping", 6, RawGguf.floats(30))
                .key("gemma2.attention.sliding_window", 4096));
        assertThat(config.get("query_pre_attn_scalar").asInt()).isEqualTo(scalar);
        assertThat(config.get("head_dim").asInt()).isEqualTo(16);
    }

    @Test
    void scaling_that_the_metadata_name_is_passed_on() {
        var linear = config(model("llama", 3).key("llama.rope.scaling.type", "linear")
                .key("llama.rope.scaling.factor", 6, RawGguf.floats(2.5f)));
        assertThat(linear.get("rope_scaling")).hasToString("{\"rope_type\":\"linear\",\"factor\":2.5}");
        var yarn = config(model("qwen2", 3).key("qwen2.rope.scaling.type", "yarn")
                .key("qwen2.rope.scaling.factor", 6, RawGguf.floats(4))
                .key("qwen2.rope.scaling.original_context_length", 32768));
        assertThat(yarn.get("rope_scaling"))
                .hasToString("{\"rope_type\":\"yarn\",\"factor\":4.0,\"original_max_position_embeddings\":32768}");
        assertThatThrownBy(() -> config(model("llama", 3).key("llama.rope.scaling.type", "longrope")))
                .isInstanceOf(InscapeException.class)
                .hasMessageEndingWith(": the rope scaling \"longrope\" is not known; known are none, linear and yarn");
    }

    /** Factors as convert_hf_to_gguf.py computes them for theta 500000, heads of 8, factor 8, 1, 4 and 8192. */
    private static final float[] LLAMA3 = {1, 1, 2.6945298f, 8};

    private static RawGguf llama3(float... factors) {
        var values = new byte[512];
        System.arraycopy(RawGguf.floats(factors), 0, values, 96, 16);
        return model("llama", 3).key("llama.rope.freq_base", 6, RawGguf.floats(500_000))
                .tensor("rope_freqs.weight", 0, 96, 4).values(values);
    }

    @Test
    void the_stretching_of_llama3_is_recognised_by_its_factors() {
        assertThat(config(llama3(LLAMA3)).get("rope_scaling")).hasToString("{\"rope_type\":\"llama3\",\"factor\":8.0,"
                + "\"low_freq_factor\":1.0,\"high_freq_factor\":4.0,\"original_max_position_embeddings\":8192}");
    }

    @Test
    void factors_that_are_not_those_of_llama3_are_refused() {
        assertThatThrownBy(() -> config(llama3(1, 1, 2, 8))).isInstanceOf(InscapeException.class)
                .hasMessageContaining(
                        "given.gguf: rope_freqs.weight holds 2.0 at 2 where Llama 3's way of stretching by 8.0 has ");
    }

    @Test
    void a_size_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> config(model("llama", 0))).isInstanceOf(InscapeException.class)
                .hasMessageEndingWith("given.gguf: its metadata \"llama.block_count\" is 0, which cannot be a size");
    }
}
