package dev.inscape.hub.gguf.architecture;

import static dev.inscape.hub.gguf.architecture.Layout.PAIRED_KEY_ROWS;
import static dev.inscape.hub.gguf.architecture.Layout.PAIRED_QUERY_ROWS;
import static dev.inscape.hub.gguf.architecture.Layout.PLUS_ONE;
import static dev.inscape.hub.gguf.architecture.Layout.TRANSPOSED;

import java.util.List;
import java.util.Optional;

/** The architectures whose names are known (llama.cpp: gguf-py/gguf/tensor_mapping.py and convert_hf_to_gguf.py). */
public final class Architectures {

    private static final List<Naming> DECODER = List.of(new Naming("token_embd.weight", "model.embed_tokens.weight"),
            new Naming("output_norm.weight", "model.norm.weight"), new Naming("output.weight", "lm_head.weight"));

    private static final List<Naming> VALUE_AND_OUTPUT = List.of(
            new Naming("attn_v.weight", "model.layers.%d.self_attn.v_proj.weight"),
            new Naming("attn_v.bias", "model.layers.%d.self_attn.v_proj.bias"),
            new Naming("attn_output.weight", "model.layers.%d.self_attn.o_proj.weight"),
            new Naming("attn_output.bias", "model.layers.%d.self_attn.o_proj.bias"));

    private static final List<Naming> QUERY_AND_KEY = List.of(
            new Naming("attn_q.weight", "model.layers.%d.self_attn.q_proj.weight"),
            new Naming("attn_q.bias", "model.layers.%d.self_attn.q_proj.bias"),
            new Naming("attn_k.weight", "model.layers.%d.self_attn.k_proj.weight"),
            new Naming("attn_k.bias", "model.layers.%d.self_attn.k_proj.bias"));

    private static final List<Naming> GATED_MLP = List.of(
            new Naming("ffn_gate.weight", "model.layers.%d.mlp.gate_proj.weight"),
            new Naming("ffn_gate.bias", "model.layers.%d.mlp.gate_proj.bias"),
            new Naming("ffn_up.weight", "model.layers.%d.mlp.up_proj.weight"),
            new Naming("ffn_up.bias", "model.layers.%d.mlp.up_proj.bias"),
            new Naming("ffn_down.weight", "model.layers.%d.mlp.down_proj.weight"),
            new Naming("ffn_down.bias", "model.layers.%d.mlp.down_proj.bias"));

    private static final List<Naming> TWO_NORMS = List.of(
            new Naming("attn_norm.weight", "model.layers.%d.input_layernorm.weight"),
            new Naming("ffn_norm.weight", "model.layers.%d.post_attention_layernorm.weight"));

    private static final Architecture LLAMA = new Architecture("llama", "LlamaForCausalLM",
            all(List.of(TWO_NORMS, VALUE_AND_OUTPUT, GATED_MLP, List.of(
                    new Naming("attn_q.weight", "model.layers.%d.self_attn.q_proj.weight", PAIRED_QUERY_ROWS),
                    new Naming("attn_q.bias", "model.layers.%d.self_attn.q_proj.bias", PAIRED_QUERY_ROWS),
                    new Naming("attn_k.weight", "model.layers.%d.self_attn.k_proj.weight", PAIRED_KEY_ROWS),
                    new Naming("attn_k.bias", "model.layers.%d.self_attn.k_proj.bias", PAIRED_KEY_ROWS)))),
            DECODER);

    private static final Architecture QWEN2 = new Architecture("qwen2", "Qwen2ForCausalLM",
            all(List.of(TWO_NORMS, QUERY_AND_KEY, VALUE_AND_OUTPUT, GATED_MLP)), DECODER);

    private static final Architecture QWEN3 = new Architecture("qwen3", "Qwen3ForCausalLM",
            all(List.of(TWO_NORMS, QUERY_AND_KEY, VALUE_AND_OUTPUT, GATED_MLP, List.of(
                    new Naming("attn_q_norm.weight", "model.layers.%d.self_attn.q_norm.weight"),
                    new Naming("attn_k_norm.weight", "model.layers.%d.self_attn.k_norm.weight")))),
            DECODER);

    private static final Architecture GEMMA2 = new Architecture("gemma2", "Gemma2ForCausalLM",
            all(List.of(QUERY_AND_KEY, VALUE_AND_OUTPUT, GATED_MLP, List.of(
                    new Naming("attn_norm.weight", "model.layers.%d.input_layernorm.weight", PLUS_ONE),
                    new Naming("post_attention_norm.weight", "model.layers.%d.post_attention_layernorm.weight",
                            PLUS_ONE),
                    new Naming("ffn_norm.weight", "model.layers.%d.pre_feedforward_layernorm.weight", PLUS_ONE),
                    new Naming("post_ffw_norm.weight", "model.layers.%d.post_feedforward_layernorm.weight",
                            PLUS_ONE)))),
            List.of(new Naming("token_embd.weight", "model.embed_tokens.weight"),
                    new Naming("output_norm.weight", "model.norm.weight", PLUS_ONE),
                    new Naming("output.weight", "lm_head.weight")));

    private static final Architecture GPT2 = new Architecture("gpt2", "GPT2LMHeadModel", List.of(
            new Naming("attn_norm.weight", "transformer.h.%d.ln_1.weight"),
            new Naming("attn_norm.bias", "transformer.h.%d.ln_1.bias"),
            new Naming("attn_qkv.weight", "transformer.h.%d.attn.c_attn.weight", TRANSPOSED),
            new Naming("attn_qkv.bias", "transformer.h.%d.attn.c_attn.bias"),
            new Naming("attn_output.weight", "transformer.h.%d.attn.c_proj.weight", TRANSPOSED),
            new Naming("attn_output.bias", "transformer.h.%d.attn.c_proj.bias"),
            new Naming("ffn_norm.weight", "transformer.h.%d.ln_2.weight"),
            new Naming("ffn_norm.bias", "transformer.h.%d.ln_2.bias"),
            new Naming("ffn_up.weight", "transformer.h.%d.mlp.c_fc.weight", TRANSPOSED),
            new Naming("ffn_up.bias", "transformer.h.%d.mlp.c_fc.bias"),
            new Naming("ffn_down.weight", "transformer.h.%d.mlp.c_proj.weight", TRANSPOSED),
            new Naming("ffn_down.bias", "transformer.h.%d.mlp.c_proj.bias")),
            List.of(new Naming("token_embd.weight", "transformer.wte.weight"),
                    new Naming("position_embd.weight", "transformer.wpe.weight"),
                    new Naming("output_norm.weight", "transformer.ln_f.weight"),
                    new Naming("output_norm.bias", "transformer.ln_f.bias"),
                    new Naming("output.weight", "lm_head.weight")));

    private static final List<Architecture> ALL = List.of(LLAMA, QWEN2, QWEN3, GEMMA2, GPT2);

    private Architectures() {
    }

    private static List<Naming> all(List<List<Naming>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    /** All names, for messages. */
    public static List<String> names() {
        return ALL.stream().map(Architecture::name).toList();
    }

    /** The architecture of this {@code general.architecture}. */
    public static Optional<Architecture> named(String name) {
        return ALL.stream().filter(architecture -> architecture.name().equals(name)).findFirst();
    }
}
