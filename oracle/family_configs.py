"""The families and variants of family_models.py: a configuration each, and what a reader of it might get wrong.

`wrong` names mistakes: values of the configuration that are misread, or a change of the loaded model that amounts to one. Each must
show in the outputs, or the test that compares them would pass in spite of it.
"""

import dataclasses
from typing import Callable

import torch
import transformers as hf

VOCABULARY = 97
SPECIAL = dict(vocab_size=VOCABULARY, pad_token_id=0, bos_token_id=1, eos_token_id=2)
ROTARY = dict(SPECIAL, hidden_act="silu", rms_norm_eps=1e-3, max_position_embeddings=61, num_hidden_layers=3)


@dataclasses.dataclass(frozen=True)
class Family:
    name: str
    kind: type
    config: hf.PreTrainedConfig
    wrong: dict[str, dict | Callable]
    lengths: tuple[int, ...] = (1, 7, 17)
    options: dict = dataclasses.field(default_factory=dict)
    silent: tuple[str, ...] = ()
    """Ends of names whose parameters cannot show: a key's bias without rotation falls out of the softmax; a pooler is not run."""

    def decodes(self) -> bool:
        return self.kind.can_generate()


def rope(theta: float, **more) -> dict:
    return {"rope_parameters": {"rope_type": "default", "rope_theta": theta, **more}}


def llama3(**wrong) -> dict:
    return {"rope_parameters": {"rope_type": "llama3", "rope_theta": 100.0, "factor": 8.0, "low_freq_factor": 1.5,
                                "high_freq_factor": 4.5, "original_max_position_embeddings": 53, **wrong}}


def types(letters: str) -> dict:
    return {"layer_types": ["sliding_attention" if letter == "s" else "full_attention" for letter in letters]}


def windows(right: int) -> dict:
    return {"no window": {"sliding_window": 60}, "window too short": {"sliding_window": right - 1},
            "window too long": {"sliding_window": right + 1}}


def positions_shifted(part: str) -> Callable:
    def shift(model):
        weight = model.get_submodule(part).weight
        weight.copy_(weight.roll(1, 0))
    return shift


def scaled(ends: str, by: float) -> Callable:
    def scale(model):
        for name, parameter in model.named_parameters():
            if name.endswith(ends):
                parameter.mul_(by)
    return scale


def heads_dealt(query: str, output: str, heads: int, shared: int) -> Callable:
    """Key heads dealt out in turn (0, 1, 0, 1) instead of in runs (0, 0, 1, 1)."""
    order = torch.arange(heads).view(shared, heads // shared).T.reshape(-1)

    def deal(model):
        for name, parameter in model.named_parameters():
            if name.endswith(query):
                parameter.copy_(parameter.unflatten(0, (heads, -1))[order].flatten(0, 1))
            elif name.endswith(output):
                parameter.copy_(parameter.unflatten(1, (heads, -1))[:, order].flatten(1, 2))
    return deal


def eps_of_norms(eps: float) -> Callable:
    """For OPT, whose configuration does not name it."""
    def change(model):
        for module in model.modules():
            if isinstance(module, torch.nn.LayerNorm):
                module.eps = eps
    return change


def no_embedding_scale(model):
    model.get_input_embeddings().embed_scale.fill_(1.0)


GELU_ERF, GELU_TANH = {"hidden_act": "gelu"}, {"hidden_act": "gelu_new"}
RMS = {"eps": {"rms_norm_eps": 1e-6}}
LAYER_NORM = {"eps": {"layer_norm_eps": 1e-5}}
DEALT = heads_dealt("q_proj.weight", "o_proj.weight", 6, 2)


def decoders():
    yield Family("llama3", hf.LlamaForCausalLM, hf.LlamaConfig(
        **ROTARY, hidden_size=30, intermediate_size=31, num_attention_heads=6, num_key_value_heads=2, head_dim=8,
        tie_word_embeddings=True, **llama3()), {
            **RMS, "gelu": GELU_ERF, "rope not scaled": rope(100.0), "rope linear": rope(100.0, rope_type="linear", factor=8.0),
            "theta": llama3(rope_theta=10000.0), "factor": llama3(factor=4.0), "low": llama3(low_freq_factor=1.0),
            "high": llama3(high_freq_factor=4.0), "original": llama3(original_max_position_embeddings=61), "kv heads dealt": DEALT})
    yield Family("gpt2", hf.GPT2LMHeadModel, hf.GPT2Config(
        **SPECIAL, n_embd=24, n_layer=3, n_head=3, n_inner=37, n_positions=41, layer_norm_epsilon=1e-3), {
            "eps": {"layer_norm_epsilon": 1e-5}, "gelu of erf": {"activation_function": "gelu"},
            "scores not scaled": {"scale_attn_weights": False}, "positions": positions_shifted("transformer.wpe")})
    yield Family("llama2", hf.LlamaForCausalLM, hf.LlamaConfig(
        **ROTARY, hidden_size=24, intermediate_size=37, num_attention_heads=3, tie_word_embeddings=False, **rope(50.0)), {
            **RMS, "gelu": GELU_ERF, "theta": rope(10000.0)})
    yield Family("llama-mqa", hf.LlamaForCausalLM, hf.LlamaConfig(
        **ROTARY, hidden_size=24, intermediate_size=37, num_attention_heads=3, num_key_value_heads=1, head_dim=10,
        attention_bias=True, mlp_bias=True, **rope(50.0)), {
            **RMS, "theta": rope(10000.0), "no biases": {"attention_bias": False, "mlp_bias": False}})
    yield Family("mistral", hf.MistralForCausalLM, hf.MistralConfig(
        **ROTARY, hidden_size=24, intermediate_size=31, num_attention_heads=6, num_key_value_heads=3, head_dim=8,
        sliding_window=5, **rope(70.0)), {
            **RMS, "theta": rope(10000.0), **windows(5), "kv heads dealt": heads_dealt("q_proj.weight", "o_proj.weight", 6, 3)})
    yield Family("qwen2", hf.Qwen2ForCausalLM, hf.Qwen2Config(
        **ROTARY, hidden_size=24, intermediate_size=37, num_attention_heads=4, num_key_value_heads=2, tie_word_embeddings=True,
        use_sliding_window=False, sliding_window=5, max_window_layers=1, **rope(90.0)), {
            **RMS, "theta": rope(10000.0), "a window": {"use_sliding_window": True, "sliding_window": 5, **types("fss")}})
    yield Family("qwen2-window", hf.Qwen2ForCausalLM, hf.Qwen2Config(
        **ROTARY, hidden_size=24, intermediate_size=31, num_attention_heads=6, num_key_value_heads=3,
        use_sliding_window=True, sliding_window=5, max_window_layers=1, **rope(90.0)), {
            **RMS, "theta": rope(10000.0), **windows(5), "windows everywhere": types("sss"), "windows later": types("ffs"),
            "windows below": types("sff")})
    yield Family("qwen3", hf.Qwen3ForCausalLM, hf.Qwen3Config(
        **ROTARY, hidden_size=30, intermediate_size=31, num_attention_heads=6, num_key_value_heads=2, head_dim=8,
        tie_word_embeddings=True, use_sliding_window=False, sliding_window=5, max_window_layers=1, **rope(120.0)), {**RMS, "theta": rope(10000.0), "kv heads dealt": DEALT})
    yield Family("gemma2", hf.Gemma2ForCausalLM, hf.Gemma2Config(
        **{key: value for key, value in ROTARY.items() if key != "hidden_act"}, hidden_size=30, intermediate_size=31,
        num_attention_heads=6, num_key_value_heads=2, head_dim=8, query_pre_attn_scalar=5, sliding_window=5,
        attn_logit_softcapping=2.0, final_logit_softcapping=3.0, **rope(60.0)), {
            **RMS, "theta": rope(10000.0), **windows(5), "windows the other way": types("fsf"), "windows everywhere": types("sss"),
            "no cap of scores": {"attn_logit_softcapping": None}, "no cap of logits": {"final_logit_softcapping": None},
            "scale of head width": {"query_pre_attn_scalar": 8}, "gelu of erf": {"hidden_activation": "gelu"},
            "silu": {"hidden_activation": "silu"}, "embeddings not scaled": no_embedding_scale, "kv heads dealt": DEALT})
    yield Family("opt", hf.OPTForCausalLM, hf.OPTConfig(
        vocab_size=VOCABULARY, pad_token_id=1, bos_token_id=2, eos_token_id=2, hidden_size=24, num_hidden_layers=3, ffn_dim=37,
        num_attention_heads=3, max_position_embeddings=41, activation_function="relu"), {
            "eps": eps_of_norms(1e-4), "gelu": {"activation_function": "gelu"}, "post-norm": {"do_layer_norm_before": False},
            "positions": positions_shifted("model.decoder.embed_positions")}, silent=("k_proj.bias",))
    neox = dict(SPECIAL, num_attention_heads=3, layer_norm_eps=1e-3, max_position_embeddings=61, hidden_act="gelu")
    yield Family("pythia", hf.GPTNeoXForCausalLM, hf.GPTNeoXConfig(
        **{**neox, "vocab_size": 67}, hidden_size=48, num_hidden_layers=2, intermediate_size=31, use_parallel_residual=True,
        attention_bias=True, **rope(40.0, partial_rotary_factor=0.25)), {
            **LAYER_NORM, "theta": rope(10000.0, partial_rotary_factor=0.25), "gelu of tanh": GELU_TANH,
            "all rotated": rope(40.0, partial_rotary_factor=1.0), "half rotated": rope(40.0, partial_rotary_factor=0.5),
            "one after the other": {"use_parallel_residual": False}, "no biases": {"attention_bias": False}})
    yield Family("neox-sequential", hf.GPTNeoXForCausalLM, hf.GPTNeoXConfig(
        **neox, hidden_size=24, num_hidden_layers=3, intermediate_size=41, use_parallel_residual=False,
        **rope(40.0, partial_rotary_factor=0.5)), {
            **LAYER_NORM, "theta": rope(10000.0, partial_rotary_factor=0.5), "gelu of tanh": GELU_TANH,
            "all rotated": rope(40.0, partial_rotary_factor=1.0), "side by side": {"use_parallel_residual": True}})


def encoders():
    bert = dict(SPECIAL, num_hidden_layers=3, max_position_embeddings=41, layer_norm_eps=1e-3, hidden_act="gelu")
    wrong = {**LAYER_NORM, "gelu of tanh": GELU_TANH}
    small = dict(bert, hidden_size=24, num_attention_heads=3, intermediate_size=37)
    yield Family("bert", hf.BertModel, hf.BertConfig(**small), {
        **wrong, "positions": positions_shifted("embeddings.position_embeddings"),
        "other kind of text": positions_shifted("embeddings.token_type_embeddings")},
        options={"add_pooling_layer": False}, silent=("key.bias",))
    yield Family("bert-mlm", hf.BertForMaskedLM, hf.BertConfig(**small), {
        **wrong, "positions": positions_shifted("bert.embeddings.position_embeddings")}, silent=("key.bias",))
    yield Family("roberta", hf.RobertaModel, hf.RobertaConfig(
        **{**bert, "pad_token_id": 1, "bos_token_id": 0}, hidden_size=30, num_attention_heads=5, intermediate_size=37,
        type_vocab_size=1), {**wrong, "positions": {"pad_token_id": 0}},
        silent=("key.bias", "pooler.dense.weight", "pooler.dense.bias"))
    t5 = dict(vocab_size=VOCABULARY, pad_token_id=0, eos_token_id=1, num_layers=3, num_heads=3, layer_norm_epsilon=1e-3,
              relative_attention_num_buckets=10, relative_attention_max_distance=12)
    for name, shape in {
            "t5": dict(d_model=24, d_kv=8, d_ff=37, feed_forward_proj="relu"),
            "t5-gated": dict(d_model=20, d_kv=8, d_ff=31, feed_forward_proj="gated-gelu"),
            "codet5": dict(d_model=30, d_kv=6, d_ff=37, feed_forward_proj="relu")}.items():
        activation = {"gelu of erf": {"dense_act_fn": "gelu"}} if name == "t5-gated" else {"gelu": {"dense_act_fn": "gelu"}}
        yield Family(name, hf.T5EncoderModel, hf.T5Config(**t5, **shape), {
            "eps": {"layer_norm_epsilon": 1e-6}, "distance": {"relative_attention_max_distance": 16}, **activation,
            "scores scaled": scaled(".q.weight", shape["d_kv"] ** -0.5),
            "buckets": {"relative_attention_num_buckets": 10, "is_decoder": True}}, lengths=(1, 11, 29))
    yield Family("modernbert", hf.ModernBertModel, hf.ModernBertConfig(
        vocab_size=VOCABULARY, pad_token_id=0, bos_token_id=1, eos_token_id=2, cls_token_id=1, sep_token_id=2, hidden_size=24,
        intermediate_size=19, num_hidden_layers=5, num_attention_heads=3, max_position_embeddings=61, norm_eps=1e-3,
        local_attention=6, global_attn_every_n_layers=3, **thetas(160.0, 30.0)), {
            "eps": {"norm_eps": 1e-5}, "gelu of tanh": {"hidden_activation": "gelu_new"}, "one theta": thetas(160.0, 160.0),
            "thetas swapped": thetas(30.0, 160.0), "no window": {"local_attention": 60},
            "window too short": {"local_attention": 4}, "window too long": {"local_attention": 8},
            "global one later": types("sfssf"), "global every second": types("fsfsf")})


def thetas(whole: float, local: float) -> dict:
    return {"rope_parameters": {"full_attention": {"rope_type": "default", "rope_theta": whole},
                                "sliding_attention": {"rope_type": "default", "rope_theta": local}}}


def families() -> list[Family]:
    return [*decoders(), *encoders()]
