"""Tiny models with adapters, and what PEFT makes of them when it merges: the input and the expected values of LoraMergeTest.

    pip install torch==2.15.0 transformers==5.24.0 peft==0.21.2
    python oracle/lora_merges.py hub/src/test/resources/dev/inscape/hub/lora

Writes one directory per case: base.safetensors, adapter/ as PEFT saves it, merged.safetensors.
"""

import pathlib
import shutil
import sys

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors.torch import load_file, save_file
from transformers import GPT2Config, GPT2LMHeadModel, LlamaConfig, LlamaForCausalLM

LLAMA = LlamaConfig(
    vocab_size=11, hidden_size=8, intermediate_size=10, num_hidden_layers=2, num_attention_heads=2,
    num_key_value_heads=1, attention_bias=True, tie_word_embeddings=False,
)
GPT2 = GPT2Config(vocab_size=11, n_positions=7, n_embd=6, n_layer=2, n_head=2, tie_word_embeddings=True)


def cases():
    yield "plain", LlamaForCausalLM(LLAMA), LoraConfig(
        r=3, lora_alpha=7, target_modules=["q_proj", "v_proj", "down_proj"], init_lora_weights=False)
    yield "patterns", LlamaForCausalLM(LLAMA), LoraConfig(
        r=2, lora_alpha=5, use_rslora=True, target_modules=["q_proj", "k_proj", "o_proj"], init_lora_weights=False,
        rank_pattern={r"layers\.1\.self_attn\.q_proj": 3, "k_proj": 1},
        alpha_pattern={"o_proj": 9, r"model.layers.[1].self_attn.o_proj": 4},
        bias="all", modules_to_save=["lm_head"])
    yield "transposed", GPT2LMHeadModel(GPT2), LoraConfig(
        r=2, lora_alpha=3, fan_in_fan_out=True, target_modules=["c_attn", "c_proj"], init_lora_weights=False)
    yield "embedding", LlamaForCausalLM(LLAMA), LoraConfig(
        r=2, lora_alpha=3, target_modules=["embed_tokens", "gate_proj"], init_lora_weights=False)


def weights(model, short):
    state = {name: tensor.clone().contiguous() for name, tensor in model.state_dict().items()}
    if short:  # GPT-2's own checkpoint lacks the head and the first part of every name
        state = {name.removeprefix("transformer."): t for name, t in state.items() if name.startswith("transformer.")}
    return state


def main(directory):
    torch.manual_seed(20)
    shutil.rmtree(directory, ignore_errors=True)
    for name, model, config in cases():
        place = directory / name
        place.mkdir(parents=True)
        for parameter in model.parameters():  # biases begin as zeros, norms as ones: neither would show an error
            torch.nn.init.normal_(parameter, std=0.3)
        model.config._name_or_path = "tiny/" + name
        model.name_or_path = "tiny/" + name
        short = name == "transposed"
        save_file(weights(model, short), place / "base.safetensors")
        save_file({name: tensor.clone() for name, tensor in model.state_dict().items()}, place / "whole.safetensors")
        adapted = get_peft_model(model, config)
        for key, parameter in adapted.named_parameters():
            if parameter.requires_grad and "lora_" not in key:
                torch.nn.init.normal_(parameter, std=0.3)
        adapted.save_pretrained(place / "adapter")
        (place / "adapter" / "README.md").unlink()
        # Read again: PEFT sorts the patterns as it saves them, and the first that matches counts.
        fresh = type(model)(model.config)
        fresh.load_state_dict(load_file(place / "whole.safetensors"))
        (place / "whole.safetensors").unlink()
        merged = PeftModel.from_pretrained(fresh, place / "adapter").merge_and_unload()
        save_file(weights(merged, short), place / "merged.safetensors")
    # The same adapter as older versions of PEFT saved it.
    plain, pickled = directory / "plain", directory / "pickled"
    shutil.copytree(plain, pickled)
    torch.save(load_file(plain / "adapter" / "adapter_model.safetensors"), pickled / "adapter" / "adapter_model.bin")
    (pickled / "adapter" / "adapter_model.safetensors").unlink()
    (pickled / "base.safetensors").unlink()
    (pickled / "merged.safetensors").unlink()
    dora = get_peft_model(LlamaForCausalLM(LLAMA), LoraConfig(r=2, target_modules=["q_proj"], use_dora=True))
    dora.save_pretrained(directory / "dora")
    (directory / "dora" / "README.md").unlink()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
