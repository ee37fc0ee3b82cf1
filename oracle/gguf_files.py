"""GGUF files, and what `gguf` and `transformers` make of them: the expected values of the tests of dev.inscape.hub.gguf.

    pip install gguf==0.19.0 numpy transformers==5.24.0 torch accelerate
    python oracle/gguf_files.py hub/src/test/resources/dev/inscape/hub/gguf "$(oracle/fetch_smollm2)"

Writes
  blocks.gguf, blocks.safetensors   a tensor of random blocks of every type that is read, and its values by gguf.quants
  blocks.json                       metadata of every value type, and what it says
  tiny-ARCHITECTURE.gguf            random two-layer models, converted here as convert_hf_to_gguf.py does it
  tiny.json                         their weights and configurations as transformers loads them from those files
  smollm2.json                      SHA-256 of every weight of SmolLM2-135M-Instruct.Q4_1.gguf as float32, likewise

Nothing is drawn anew from run to run.
"""

import hashlib
import json
import logging
import pathlib
import sys
from importlib.metadata import version

import gguf
import numpy as np
import torch
import transformers
from gguf import GGMLQuantizationType as T
from safetensors.numpy import save_file

rng = np.random.default_rng(20250207)


def sha256(values: np.ndarray) -> str:
    return hashlib.sha256(np.ascontiguousarray(values, dtype=np.float32).tobytes()).hexdigest()


# Where the half-precision scales lie in a block: random bytes there would be infinite or no number now and then.
SCALES = {T.Q4_0: [0], T.Q4_1: [0, 2], T.Q5_0: [0], T.Q5_1: [0, 2], T.Q8_0: [0], T.Q2_K: [80, 82], T.Q3_K: [108],
          T.Q4_K: [0, 2], T.Q5_K: [0, 2], T.Q6_K: [208]}


def random_blocks(kind: T, rows: int, blocks: int) -> np.ndarray:
    _, size = gguf.GGML_QUANT_SIZES[kind]
    raw = rng.integers(0, 256, (rows * blocks, size), dtype=np.uint8)
    for at in SCALES[kind]:
        scales = rng.normal(0, 0.02, rows * blocks).astype(np.float16)
        scales[::5] = scales[::5] * np.float16(2**-12)  # subnormal ones too
        raw[:, at:at + 2] = scales.view(np.uint8).reshape(-1, 2)
    return raw.reshape(rows, blocks * size)


def blocks(out: pathlib.Path) -> None:
    writer = gguf.GGUFWriter(out / "blocks.gguf", "none")
    values = {}
    for kind in SCALES:
        wide = gguf.GGML_QUANT_SIZES[kind][0] == 256
        raw = random_blocks(kind, 3 if wide else 7, 2 if wide else 5)
        writer.add_tensor(kind.name, raw, raw_dtype=kind)
        values[kind.name] = gguf.dequantize(raw, kind)
    plain = rng.normal(0, 3, (5, 7))
    for kind, dtype in [(T.F32, np.float32), (T.F16, np.float16), (T.F64, np.float64), (T.I8, np.int8),
                        (T.I16, np.int16), (T.I32, np.int32), (T.I64, np.int64)]:
        numbers = (plain * (1 if np.issubdtype(dtype, np.floating) else 9)).astype(dtype)
        writer.add_tensor(kind.name, numbers, raw_dtype=kind)
        values[kind.name] = numbers.astype(np.float32)
    bf16 = gguf.quantize(plain.astype(np.float32), T.BF16)
    writer.add_tensor("BF16", bf16, raw_dtype=T.BF16)
    values["BF16"] = gguf.dequantize(bf16, T.BF16)
    cube = rng.normal(0, 1, (2, 3, 5)).astype(np.float32)
    writer.add_tensor("cube", cube)
    values["cube"] = cube
    metadata(writer)
    finish(writer)
    save_file(values, out / "blocks.safetensors")


def metadata(writer: gguf.GGUFWriter) -> None:
    """What GgufMetadataTest expects to read again."""
    writer.add_uint8("of.uint8", 250)
    writer.add_int8("of.int8", -100)
    writer.add_uint16("of.uint16", 65000)
    writer.add_int16("of.int16", -30000)
    writer.add_uint32("of.uint32", 4000000000)
    writer.add_int32("of.int32", -2000000000)
    writer.add_uint64("of.uint64", 2**62 + 3)
    writer.add_uint64("of.uint64.large", 2**64 - 5)
    writer.add_int64("of.int64", -(2**62) - 3)
    writer.add_float32("of.float32", 1e-5)
    writer.add_float64("of.float64", 1e-5)
    writer.add_bool("of.bool", True)
    writer.add_string("of.string", "größe 中 🙂")
    writer.add_array("of.strings", ["<s>", "Ġthe", "", "🙂", "two words"])
    writer.add_array("of.wholes", [3, -1, 70000])
    writer.add_array("of.reals", [0.5, -2.25, 1e-3])
    writer.add_array("of.flags", [True, False, True])
    writer.add_array("of.arrays", [[1, 2], [3, 4, 5]])


def finish(writer: gguf.GGUFWriter) -> None:
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


LAYERS, HIDDEN, HEADS, KEY_HEADS, INNER, VOCABULARY, CONTEXT = 2, 32, 4, 2, 32, 37, 48
COMMON = dict(hidden_size=HIDDEN, num_hidden_layers=LAYERS, num_attention_heads=HEADS, num_key_value_heads=KEY_HEADS,
              intermediate_size=INNER, vocab_size=VOCABULARY, max_position_embeddings=CONTEXT, rms_norm_eps=1e-5,
              bos_token_id=1, eos_token_id=2, pad_token_id=0)
CONFIGS = {
    "llama": transformers.LlamaConfig(**COMMON, attention_bias=True, tie_word_embeddings=False,
                                      rope_parameters={"rope_type": "default", "rope_theta": 500000.0}),
    "qwen2": transformers.Qwen2Config(**COMMON, tie_word_embeddings=True,
                                      rope_parameters={"rope_type": "default", "rope_theta": 1000000.0}),
    "qwen3": transformers.Qwen3Config(**COMMON, head_dim=16, tie_word_embeddings=False,
                                      rope_parameters={"rope_type": "default", "rope_theta": 1000000.0}),
    "gemma2": transformers.Gemma2Config(**COMMON, head_dim=16, query_pre_attn_scalar=16, sliding_window=24,
                                        tie_word_embeddings=True),
    "gpt2": transformers.GPT2Config(n_embd=HIDDEN, n_layer=LAYERS, n_head=HEADS, n_positions=CONTEXT,
                                    vocab_size=VOCABULARY, n_inner=4 * HIDDEN, bos_token_id=1, eos_token_id=2),
}
KEPT = ["model_type", "vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "num_key_value_heads",
        "head_dim", "intermediate_size", "max_position_embeddings", "rms_norm_eps", "tie_word_embeddings", "bos_token_id",
        "eos_token_id", "attention_bias", "mlp_bias", "hidden_act", "hidden_activation", "sliding_window",
        "attn_logit_softcapping", "final_logit_softcapping", "query_pre_attn_scalar", "n_embd", "n_layer", "n_head",
        "n_positions", "n_inner", "layer_norm_epsilon", "activation_function"]


def converted(architecture: str, name: str, value: np.ndarray) -> np.ndarray:
    """What convert_hf_to_gguf.py does to a weight."""
    if architecture == "llama" and ("q_proj" in name or "k_proj" in name):
        heads = HEADS if "q_proj" in name else KEY_HEADS
        return value.reshape(heads, 2, value.shape[0] // heads // 2, *value.shape[1:]).swapaxes(1, 2).reshape(value.shape)
    if architecture == "gemma2" and name.endswith("norm.weight"):
        return value + np.float32(1)
    if architecture == "gpt2" and name.endswith(("c_attn.weight", "c_proj.weight", "c_fc.weight")):
        return np.ascontiguousarray(value.T)
    return value


def tiny_model(architecture: str, config) -> torch.nn.Module:
    model = transformers.AutoModelForCausalLM.from_config(config)
    with torch.no_grad():
        for parameter in model.parameters():
            # Multiples of 2^-12 below 1: adding one to them loses nothing.
            parameter.copy_(torch.from_numpy(rng.integers(-4000, 4000, tuple(parameter.shape)).astype(np.float32) / 4096))
    return model


def write_tiny(path: pathlib.Path, architecture: str, config, weights: dict) -> set:
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_block_count(LAYERS)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(HIDDEN)
    writer.add_head_count(HEADS)
    if architecture == "gpt2":
        writer.add_feed_forward_length(4 * HIDDEN)
        writer.add_layer_norm_eps(config.layer_norm_epsilon)
    else:
        writer.add_feed_forward_length(INNER)
        writer.add_head_count_kv(KEY_HEADS)
        writer.add_layer_norm_rms_eps(1e-5)
        if architecture == "gemma2":
            writer.add_attn_logit_softcapping(config.attn_logit_softcapping)
            writer.add_final_logit_softcapping(config.final_logit_softcapping)
            writer.add_sliding_window(config.sliding_window)
        else:
            writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
        if architecture in ("gemma2", "qwen3"):
            writer.add_key_length(config.head_dim)
            writer.add_value_length(config.head_dim)
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list([f"t{i}" for i in range(VOCABULARY)])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    names = gguf.get_tensor_name_map(next(a for a, n in gguf.MODEL_ARCH_NAMES.items() if n == architecture), LAYERS)
    exact = set()
    for name, value in weights.items():
        stored = converted(architecture, name, value)
        as_gguf = names.get_name(name, try_suffixes=(".weight", ".bias"))
        assert as_gguf, name
        kind = T.F32 if value.ndim == 1 else [T.F16, T.Q8_0, T.Q4_1][len(exact) % 3] if "layers" in name or ".h." in name else T.BF16
        if kind in (T.F32, T.F16):
            exact.add(name)
        writer.add_tensor(as_gguf, gguf.quantize(stored, kind), raw_dtype=kind)
    finish(writer)
    return exact


def loaded(path: pathlib.Path, config=None):
    """The model and its weights; of itself, the loader would not see that a llama's projections have biases."""
    model = transformers.AutoModelForCausalLM.from_pretrained(path.parent, gguf_file=path.name, config=config,
                                                              dtype=torch.float32)
    weights = {name: value.numpy() for name, value in model.state_dict().items()}
    if model.config.tie_word_embeddings:
        weights.pop("lm_head.weight")
    return model, weights


def tiny(out: pathlib.Path) -> None:
    expected = {}
    for architecture, config in CONFIGS.items():
        path = out / f"tiny-{architecture}.gguf"
        model = tiny_model(architecture, config)
        original = {name: value.numpy() for name, value in model.state_dict().items()}
        if config.tie_word_embeddings:
            original.pop("lm_head.weight")
        exact = write_tiny(path, architecture, config, original)
        _, weights = loaded(path, config)
        assert weights.keys() == original.keys(), weights.keys() ^ original.keys()
        for name in exact:
            if original[name].ndim == 1 or np.array_equal(original[name].astype(np.float16), original[name]):
                assert np.array_equal(weights[name], original[name]), name
        said = config.to_dict()
        expected[architecture] = {
            "config": {key: said[key] for key in KEPT if said.get(key) is not None},
            "rope_theta": (said.get("rope_parameters") or {}).get("rope_theta"),
            "weights": {name: {"shape": list(value.shape), "sha256": sha256(value)} for name, value in weights.items()},
        }
    write_json(out / "tiny.json", {"made_with": versions(), "models": expected})


def smollm2(out: pathlib.Path, path: pathlib.Path) -> None:
    reader = gguf.GGUFReader(path)
    heads = {"attn_q": 9, "attn_k": 3}
    by_gguf = {}
    for tensor in reader.tensors:
        values = gguf.dequantize(tensor.data, tensor.tensor_type)
        for part, count in heads.items():
            if part in tensor.name:
                rows = values.shape[0] // count // 2
                values = values.reshape(count, rows, 2, -1).swapaxes(1, 2).reshape(values.shape)
        by_gguf[tensor.name] = sha256(values)
    model, weights = loaded(path)
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.LLAMA, 30)
    expected = {}
    for name, value in weights.items():
        expected[name] = {"shape": list(value.shape), "sha256": sha256(value)}
        assert by_gguf.pop(names.get_name(name, try_suffixes=(".weight",))) == expected[name]["sha256"], name
    assert not by_gguf, by_gguf.keys()
    said = model.config.to_dict()
    tokens = reader.fields["tokenizer.ggml.tokens"].contents()
    write_json(out / "smollm2.json", {
        "made_with": versions(),
        "config": {key: said[key] for key in KEPT if said.get(key) is not None},
        "tokens": {"count": len(tokens), "sha256": hashlib.sha256("\n".join(tokens).encode()).hexdigest()},
        "weights": expected,
    })


def versions() -> str:
    return f"gguf {version('gguf')}, numpy {np.__version__}, transformers {transformers.__version__}, torch {torch.__version__}"


def write_json(path: pathlib.Path, value: dict) -> None:
    rows = json.dumps(value, separators=(",", ":")).replace('},"', '},\n"')
    path.write_text(rows + "\n")


def main(directory: str, model: str) -> None:
    logging.disable(logging.WARNING)
    out = pathlib.Path(directory)
    out.mkdir(parents=True, exist_ok=True)
    blocks(out)
    tiny(out)
    smollm2(out, pathlib.Path(model))


if __name__ == "__main__":
    main(*sys.argv[1:])
