package dev.inscape.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.safetensors.SafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be loaded is refused in one line that names it, and nothing stays open. */
class LoadingRefusalTest {

    private static final Path FAMILIES = Path.of("src/test/resources/dev/inscape/model/family");

    @TempDir private Path place;

    /** Each row: a family, a key (a slash where it lies within), its JSON value, and what the message must say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            llama3 | model_type | "lama" | models of type "lama" are not supported; known are gpt2, opt, llama, mistral
            llama3 | model_type | null | config.json: model_type is missing
            llama3 | model_type | 3 | config.json: model_type is 3, not a text
            llama3 | num_hidden_layers | 2.5 | config.json: num_hidden_layers is 2.5, not a whole number
            llama3 | num_hidden_layers | -3 | config.json: num_hidden_layers is -3, not between 0 and 1000000000
            llama3 | num_hidden_layers | 0 | config.json: num_hidden_layers is 0, not between 1 and 10000
            llama3 | num_hidden_layers | 999999999 | config.json: num_hidden_layers is 999999999, not between 1 and 10000
            llama3 | num_hidden_layers | "3" | config.json: num_hidden_layers is "3", not a whole number
            llama3 | num_hidden_layers | null | config.json: num_hidden_layers is missing
            llama3 | num_hidden_layers | 4 | has no tensor "model.layers.3.
            llama3 | hidden_size | 99999999999 | config.json: hidden_size is 99999999999, not between 0 and 1000000000
            llama3 | hidden_size | 32 | weight model.embed_tokens.weight has the shape [97, 30], but the configuration wants [97, 32]
            llama3 | vocab_size | 0 | config.json: sizes must be positive
            llama3 | head_dim | 7 | config.json: rotary embeddings turn 7 entries of a head, but they turn pairs
            llama3 | head_dim | 900000000 | config.json: rotary embeddings turn 900000000 entries of a head
            llama3 | num_key_value_heads | 4 | config.json: 4 key-value heads do not divide 6 heads
            llama3 | num_key_value_heads | 0 | all must be positive
            llama3 | num_attention_heads | {} | config.json: num_attention_heads is {}, not a whole number
            llama3 | intermediate_size | 33 | has the shape [31, 30], but the configuration wants [33, 30]
            llama3 | hidden_act | "mish" | config.json: hidden_act is "mish", not one of gelu, gelu_new
            llama3 | rms_norm_eps | "1e-5" | config.json: rms_norm_eps is "1e-5", not a number
            llama3 | rms_norm_eps | -1 | config.json: rms_norm_eps is -1, not above 0
            llama3 | attention_bias | "yes" | config.json: attention_bias is "yes", not true or false
            llama3 | attention_bias | true | has no tensor "model.layers.0.self_attn.q_proj.bias"; did you mean "model.layers.0.self_attn.q_proj.weight"?
            llama3 | tie_word_embeddings | false | has no tensor "lm_head.weight"
            llama3 | pretraining_tp | 2 | config.json: pretraining_tp 2 is not supported for models of type "llama"
            llama3 | rope_parameters/rope_type | "yarn" | config.json: rotary embeddings of type "yarn" are not supported; known are default, linear and llama3
            llama3 | rope_parameters/rope_type | "dynamic" | rotary embeddings of type "dynamic" are not supported
            llama3 | rope_parameters/rope_type | "longrope" | rotary embeddings of type "longrope" are not supported
            llama3 | rope_parameters/factor | 0 | config.json: factor is 0, not above 0
            llama3 | rope_parameters/low_freq_factor | null | config.json: low_freq_factor is missing
            llama3 | rope_parameters | [] | config.json: rope_parameters is [], not an object
            llama3 | rope_scaling | {"type": "yarn", "factor": 4} | config.json: rotary embeddings of type "yarn" are not supported
            llama3 | quantization_config | {"quant_method": "gptq", "bits": 4} | config.json: the weights are quantised with gptq (quantization_config), which is not supported
            bert | quantization_config | {"quant_method": "bitsandbytes"} | quantised with bitsandbytes
            gpt2 | quantization_config | {"quant_method": "awq"} | quantised with awq
            t5 | quantization_config | {} | quantised with a method without a name
            mistral | sliding_window | -1 | config.json: sliding_window is -1, not between 0 and 1000000000
            gemma2 | layer_types | ["full_attention"] | config.json: layer_types ["full_attention"] is not supported
            gemma2 | layer_types | ["full_attention", "chunked", "full_attention"] | config.json: layer_types
            gemma2 | layer_types | "full_attention" | config.json: layer_types is "full_attention", not a list
            gemma2 | query_pre_attn_scalar | 0 | config.json: query_pre_attn_scalar is 0, not above 0
            gemma2 | use_bidirectional_attention | true | config.json: use_bidirectional_attention true is not supported for models of type "gemma2"
            gpt2 | n_head | 5 | config.json: n_head 5 does not divide the width 24
            gpt2 | n_head | 0 | config.json: n_head 0 does not divide the width 24
            gpt2 | n_positions | 43 | weight transformer.wpe.weight has the shape [41, 24], but the configuration wants [43, 24]
            gpt2 | scale_attn_weights | false | config.json: scale_attn_weights false is not supported for models of type "gpt2"
            gpt2 | scale_attn_by_inverse_layer_idx | true | config.json: scale_attn_by_inverse_layer_idx true is not supported
            gpt2 | add_cross_attention | true | config.json: add_cross_attention true is not supported
            opt | do_layer_norm_before | false | config.json: do_layer_norm_before false is not supported for models of type "opt"
            opt | word_embed_proj_dim | 12 | config.json: word_embed_proj_dim 12 is not supported
            opt | _remove_final_layer_norm | true | config.json: _remove_final_layer_norm true is not supported
            opt | layer_norm_elementwise_affine | false | config.json: layer_norm_elementwise_affine false is not supported
            pythia | rope_parameters/partial_rotary_factor | 1.5 | config.json: rotary embeddings turn 1.5 of a head, more than all of it
            pythia | num_attention_heads | 5 | config.json: num_attention_heads 5 does not divide the width 48
            bert | is_decoder | true | config.json: is_decoder true is not supported for models of type "bert"
            bert | position_embedding_type | "relative_key" | config.json: position_embedding_type "relative_key" is not supported
            roberta | add_cross_attention | true | config.json: add_cross_attention true is not supported for models of type "roberta"
            t5 | feed_forward_proj | "gated-silu" | config.json: feed_forward_proj "gated-silu" is not supported for models of type "t5"
            modernbert | global_attn_every_n_layers | 0 | config.json: global_attn_every_n_layers 0 is not supported
            """)
    void a_configuration_that_is_not_for_these_weights(String family, String key, String value, String message)
            throws IOException {
        copy(family);
        var config = JsonFile.read(place.resolve("config.json"));
        if (key.equals("global_attn_every_n_layers")) {
            config.remove("layer_types");
        }
        int within = key.indexOf('/');
        var node = within < 0 ? config : (ObjectNode) config.get(key.substring(0, within));
        node.set(key.substring(within + 1), new ObjectMapper().readTree(value));
        JsonFile.write(place.resolve("config.json"), config);
        refused(message);
    }

    private void copy(String family) throws IOException {
        for (var name : new String[]{"config.json", "model.safetensors"}) {
            Files.copy(FAMILIES.resolve(family).resolve(name), place.resolve(name));
        }
    }

    private void refused(String message) {
        long tensors = Scope.liveTensors();
        assertThatThrownBy(() -> Models.load(place.toString())).isInstanceOf(InscapeException.class)
                .hasMessageContaining(message).hasMessageNotContaining("\n");
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
    }

    @Test
    void a_weight_that_is_missing_is_named_with_what_is_there_instead() throws IOException {
        withWeights("llama3", weights -> weights.put("model.norms.weight", weights.remove("model.norm.weight")));
        refused("has no tensor \"model.norm.weight\"; did you mean \"model.norms.weight\"?");
    }

    @Test
    void a_weight_of_another_shape_is_named_with_both_shapes() throws IOException {
        withWeights("llama3", weights -> weights.put("model.layers.1.self_attn.k_proj.weight",
                Tensors.ones(DType.FLOAT32, 15, 30)));
        refused("weight model.layers.1.self_attn.k_proj.weight has the shape [15, 30], but the configuration wants [16, 30]");
    }

    @Test
    void weights_that_hold_whole_numbers_are_refused() throws IOException {
        withWeights("llama3", weights -> weights.put("model.norm.weight", Tensors.of(new long[30], 30)));
        refused("weight model.norm.weight holds i64");
    }

    /** What is not about weights fails late; the tokenizer is open by then. */
    @Test
    void an_end_of_text_that_is_no_token_is_refused_after_the_weights_are_read() throws IOException {
        copy("llama3");
        Files.writeString(place.resolve("generation_config.json"), "{\"eos_token_id\": \"</s>\"}");
        refused("\"eos_token_id\" in ");
    }

    private void withWeights(String family, Consumer<Map<String, Tensor>> change) throws IOException {
        Files.copy(FAMILIES.resolve(family).resolve("config.json"), place.resolve("config.json"));
        try (var weights = SafetensorsWeights.open(FAMILIES.resolve(family).resolve("model.safetensors"));
                var scope = Scope.open()) {
            var tensors = new TreeMap<String, Tensor>();
            weights.names().forEach(name -> tensors.put(name, weights.tensor(name).copy()));
            change.accept(tensors);
            var entries = tensors.entrySet().stream()
                    .map(entry -> new TensorEntry(entry.getKey(), entry.getValue().dtype(), entry.getValue().shape()))
                    .toList();
            try (var out = SafetensorsWriter.create(place.resolve("model.safetensors"), Map.of(), entries)) {
                tensors.values().forEach(tensor -> out.write(tensor.contiguous().segment()));
                out.finish();
            }
        }
    }
}
