"""Whether transformers opens what Inscape saved, and computes the same with it. By hand:

    pip install torch==2.15.0 transformers==5.24.0
    python oracle/open_saved.py make DIRECTORY            # tiny random models: DIRECTORY/llama, DIRECTORY/bert
    (save each with Inscape as another directory)
    python oracle/open_saved.py compare DIRECTORY/llama SAVED

and for a GGUF file, whose tokenizer and chat template Inscape writes too, against llama.cpp's ids and transformers' own
reading of the file (needs gguf==0.19.0):

    ./inscape models save SmolLM2.gguf --out SAVED
    python oracle/open_saved.py gguf SmolLM2.gguf SAVED text/src/test/resources/dev/inscape/text/gguf/smollm2-ids.json
"""

import json
import pathlib
import sys

import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import (
    AutoConfig, AutoModel, AutoModelForCausalLM, AutoTokenizer, BertConfig, BertModel, LlamaConfig, LlamaForCausalLM,
    PreTrainedTokenizerFast,
)

WORDS = ["[PAD]", "[UNK]", "the", "capital", "of", "france", "is", "paris"]


def make(directory):
    torch.manual_seed(20)
    llama = LlamaForCausalLM(LlamaConfig(
        vocab_size=8, hidden_size=16, intermediate_size=24, num_hidden_layers=3, num_attention_heads=4,
        num_key_value_heads=2, tie_word_embeddings=False))
    bert = BertModel(BertConfig(
        vocab_size=8, hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=4))
    words = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=words, unk_token="[UNK]", pad_token="[PAD]")
    tokenizer.chat_template = "{% for m in messages %}{{ m['content'] }} {% endfor %}"
    for name, model in ("llama", llama), ("bert", bert):
        for parameter in model.parameters():
            torch.nn.init.normal_(parameter, std=0.3)
        model.save_pretrained(directory / name)
        tokenizer.save_pretrained(directory / name)


def states(directory, dtype):
    config = AutoConfig.from_pretrained(directory)
    kind = AutoModelForCausalLM if "CausalLM" in config.architectures[0] else AutoModel
    model, info = kind.from_pretrained(directory, dtype=dtype, output_loading_info=True)
    assert not any(info[key] for key in ("missing_keys", "unexpected_keys", "mismatched_keys")), info
    tokenizer = AutoTokenizer.from_pretrained(directory)
    text = tokenizer.apply_chat_template([{"role": "user", "content": "the capital of france is"}], tokenize=False)
    with torch.no_grad():
        return model.eval()(**tokenizer(text, return_tensors="pt"))[0], model.dtype


def compare(first, second):
    theirs, _ = states(first, "auto")
    ours, dtype = states(second, "auto")
    if dtype != theirs.dtype:
        theirs = states(first, dtype)[0]
    print(f"{second}: {tuple(ours.shape)} {dtype}, largest difference {(ours - theirs).abs().max().item()}")
    assert torch.equal(ours, theirs)


CHAT = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "What is \u201cnaïve\u201d?\n"}]


def gguf(file, saved, ids):
    """Ids of every recorded text, the chat in words and ids, and every weight."""
    recorded = json.loads(ids.read_text())
    tokenizer = AutoTokenizer.from_pretrained(saved)
    for text, plain, special in zip(recorded["texts"], recorded["ids"], recorded["with_special"], strict=True):
        assert tokenizer(text, add_special_tokens=False)["input_ids"] == plain, text
        assert tokenizer(text)["input_ids"] == special, text
    theirs = AutoTokenizer.from_pretrained(file.parent, gguf_file=file.name)
    for more in {}, {"add_generation_prompt": True}:
        words = tokenizer.apply_chat_template(CHAT, tokenize=False, **more)
        assert words == theirs.apply_chat_template(CHAT, tokenize=False, **more), words
        assert tokenizer(words, add_special_tokens=False)["input_ids"] == theirs(words, add_special_tokens=False)["input_ids"]
    for role in "bos_token", "eos_token", "unk_token", "pad_token":
        assert getattr(tokenizer, role) == getattr(theirs, role), role
    model, info = AutoModelForCausalLM.from_pretrained(saved, dtype=torch.float32, output_loading_info=True)
    assert not any(info[key] for key in ("missing_keys", "unexpected_keys", "mismatched_keys")), info
    other = AutoModelForCausalLM.from_pretrained(file.parent, gguf_file=file.name, dtype=torch.float32).state_dict()
    for name, weight in model.state_dict().items():
        assert torch.equal(weight, other[name]), name
    print(f"{saved}: {type(tokenizer).__name__}, {len(recorded['texts'])} texts, {len(other)} weights are the same")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(pathlib.Path(sys.argv[2]))
    elif sys.argv[1] == "gguf":
        gguf(*map(pathlib.Path, sys.argv[2:]))
    else:
        compare(*map(pathlib.Path, sys.argv[2:]))
