package dev.inscape.hub.gguf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.gguf.architecture.Architecture;

/**
 * The config.json that transformers would have for a GGUF file, made from its metadata and the shapes of its tensors. A
 * float32 of the file becomes the shortest decimal that means it, so that {@code 1e-05} is {@code 1e-05} again.
 *
 * <p>What files do not say is filled in as llama.cpp does it: as many key heads as query heads, {@code rope_theta} 10000,
 * and for gemma2 a {@code query_pre_attn_scalar} of {@code head_dim}, but of {@code hidden_size / num_attention_heads} for
 * the 46 layers of its 27B.
 */
public final class GgufConfig {

    private static final String EMBEDDING = "token_embd.weight";
    private static final String OUTPUT = "output.weight";
    private static final int LAYERS_OF_GEMMA2_27B = 46;

    private final GgufFile file;
    private final Architecture architecture;
    private final MetadataFields metadata;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private GgufConfig(GgufFile file) {
        this.file = file;
        this.architecture = GgufWeights.architecture(file);
        this.metadata = new MetadataFields(file, architecture.name());
    }

    /** The configuration; an error for an architecture that is not known, with the list of those that are. */
    public static ObjectNode of(GgufFile file) {
        var config = new GgufConfig(file);
        config.putCommon();
        switch (config.architecture.name()) {
            case "gpt2" -> config.putGpt2();
            case "gemma2" -> config.putGemma2();
            case "llama" -> config.putLlama();
            case "qwen2", "qwen3" -> config.putDecoder("silu", "hidden_act");
            default -> throw new IllegalStateException(config.architecture.name() + " has no configuration");
        }
        return config.json;
    }

    private void putCommon() {
        json.put("model_type", architecture.name());
        json.putArray("architectures").add(architecture.modelClass());
        json.put("vocab_size", vocabulary());
        json.put("tie_word_embeddings", !file.names().contains(OUTPUT));
        putToken("bos_token_id", "tokenizer.ggml.bos_token_id");
        putToken("eos_token_id", "tokenizer.ggml.eos_token_id");
        putToken("pad_token_id", "tokenizer.ggml.padding_token_id");
    }

    private long vocabulary() {
        var shape = file.shape(EMBEDDING);
        if (shape.length != 2) {
            throw new InscapeException(
                    file.path() + ": tensor " + EMBEDDING + " has " + shape.length + " dimensions instead of 2");
        }
        return shape[0];
    }

    private void putToken(String name, String key) {
        if (file.metadata().has(key)) {
            json.put(name, file.metadata().whole(key));
        }
    }

    /** What all decoders with rotary embeddings have. */
    private void putDecoder(String activation, String activationName) {
        long hidden = metadata.size("embedding_length");
        long heads = metadata.size("attention.head_count");
        json.put("hidden_size", hidden);
        json.put("intermediate_size", metadata.size("feed_forward_length"));
        json.put("num_hidden_layers", metadata.size("block_count"));
        json.put("num_attention_heads", heads);
        json.put("num_key_value_heads", metadata.sizeOr("attention.head_count_kv", heads));
        json.put("head_dim", metadata.sizeOr("attention.key_length", hidden / heads));
        json.put("max_position_embeddings", metadata.size("context_length"));
        json.put("rms_norm_eps", metadata.decimal("attention.layer_norm_rms_epsilon"));
        json.put("rope_theta", metadata.decimalOr("rope.freq_base", RopeScaling.DEFAULT_BASE));
        json.put(activationName, activation);
        json.put("attention_bias", file.names().contains("blk.0.attn_q.bias"));
        RopeScaling.of(file, metadata).ifPresent(scaling -> json.set("rope_scaling", scaling));
    }

    private void putLlama() {
        putDecoder("silu", "hidden_act");
        json.put("mlp_bias", file.names().contains("blk.0.ffn_gate.bias"));
    }

    private void putGemma2() {
        putDecoder("gelu_pytorch_tanh", "hidden_activation");
        long headDim = json.get("head_dim").asLong();
        boolean largest = json.get("num_hidden_layers").asLong() == LAYERS_OF_GEMMA2_27B;
        json.put("query_pre_attn_scalar",
                largest ? json.get("hidden_size").asLong() / json.get("num_attention_heads").asLong() : headDim);
        json.put("attn_logit_softcapping", metadata.decimal("attn_logit_softcapping"));
        json.put("final_logit_softcapping", metadata.decimal("final_logit_softcapping"));
        json.put("sliding_window", metadata.size("attention.sliding_window"));
    }

    private void putGpt2() {
        long hidden = metadata.size("embedding_length");
        json.put("n_embd", hidden);
        json.put("n_layer", metadata.size("block_count"));
        json.put("n_head", metadata.size("attention.head_count"));
        json.put("n_positions", metadata.size("context_length"));
        json.put("n_ctx", metadata.size("context_length"));
        json.put("n_inner", metadata.sizeOr("feed_forward_length", 4 * hidden));
        json.put("layer_norm_epsilon", metadata.decimal("attention.layer_norm_epsilon"));
        json.put("activation_function", "gelu_new");
    }
}
