"""What transformers makes of three texts with SmolLM2's widened weights, in float64: the reference of SmolLm2ParityTest.

    pip install torch==2.15.0 transformers==5.24.0 safetensors==0.8.0 gguf==0.19.0 accelerate
    python oracle/smollm2_states.py model/src/test/resources/dev/inscape/model/smollm2.safetensors

oracle/fetch_smollm2 brings the model. Its Q4_1 weights are widened to float32, which is exact in float64, and everything after
them is computed there (double_precision.py). Of each state a sample is kept, every STRIDE-th element, and its norm.
"""

import argparse
import os
import pathlib

import torch
from double_precision import double_precision, no_float32
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, AutoTokenizer

NAME = "SmolLM2-135M-Instruct.Q4_1.gguf"
STEPS = 24
SAMPLE = 180  # numbers of each state

CHAT = """<|im_start|>system
You are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>
<|im_start|>user
What is the capital of France?<|im_end|>
<|im_start|>assistant
"""

SHORT = "Water boils when"

LONG = """The lighthouse stood at the end of a narrow causeway that the tide covered twice a day. Its keeper, a retired clockmaker
named Ambrose, kept two logs: one for the weather and one for the ships, and he wrote in both with the same green ink. In the
first he noted the wind, the pressure and the colour of the water; in the second he wrote down every sail and funnel that
passed, with its bearing and the time to the nearest quarter of a minute. On a Tuesday in March the two logs disagreed for the
first time. The weather log spoke of fog so thick that the lamp lit only its own glass, while the log of ships listed, in the
same hand, eleven vessels in a line, each two minutes behind the one before it, all of them heading west. Nobody in the village
had heard a horn. The harbour master counted his boats and found none missing; the coast guard asked three stations along the
shore, and none had seen anything at all. Ambrose himself could not remember writing the page. He tested his clock against the
signal from the observatory, found it right, and sat down to copy both entries onto a clean sheet, because a clockmaker knows
that a disagreement between two instruments is the only thing that either of them can teach you. When he held the sheet up to
the window to dry, he noticed that the eleven bearings, read one after the other, changed by exactly the same angle each time,
as the hands of a clock do, and that the twelfth"""


def run(model, ids: torch.Tensor) -> dict[str, torch.Tensor]:
    caught = []
    hook = model.model.layers[-1].register_forward_hook(lambda module, given, result: caught.append(result))
    with torch.no_grad(), no_float32():
        result = model(input_ids=ids[None], output_hidden_states=True, use_cache=False)
    hook.remove()
    last = caught[0][0] if isinstance(caught[0], tuple) else caught[0]
    states = [state.flatten() for state in (*result.hidden_states[:-1], last, result.hidden_states[-1])]
    stride = max(97, states[0].numel() // SAMPLE | 1)
    logits = result.logits[0, -1]
    top = logits.topk(5)
    return {"ids": ids, "stride": torch.tensor([stride]), "states": torch.stack([state[::stride] for state in states]).float(),
            "norms": torch.stack([state.norm() for state in states]), "top.ids": top.indices, "top.logits": top.values,
            "logits": logits[::stride]}


def greedy(model, ids: torch.Tensor) -> torch.Tensor:
    """The continuation, past any end of text; no tie may be near."""
    with torch.no_grad():
        whole = model.generate(ids[None], attention_mask=torch.ones_like(ids)[None], max_new_tokens=STEPS, do_sample=False,
                               eos_token_id=None, pad_token_id=0)
        best = model(input_ids=whole, use_cache=False).logits[0, len(ids) - 1:-1].topk(2)
    continuation = whole[0, len(ids):]
    assert len(continuation) == STEPS and torch.equal(best.indices[:, 0], continuation), "the cache changed what comes next"
    gap = (best.values[:, 0] - best.values[:, 1]).min().item()
    assert gap > 1e-3, f"two tokens are {gap} apart"
    return continuation


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("file", type=pathlib.Path)
    file = arguments.parse_args().file
    cache = os.environ.get("INSCAPE_CACHE") or (os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")) + "/inscape"
    directory = pathlib.Path(cache, "smollm2")
    tokenizer = AutoTokenizer.from_pretrained(directory, gguf_file=NAME)
    found = {}
    with double_precision():
        model = AutoModelForCausalLM.from_pretrained(directory, gguf_file=NAME, dtype=torch.float32,
                                                     attn_implementation="eager").double().eval()
        model.generation_config.eos_token_id = None
        for name, text in (("chat", CHAT), ("long", LONG.replace("\n", " ")), ("short", SHORT)):
            ids = torch.tensor(tokenizer(text, add_special_tokens=False)["input_ids"])
            values = run(model, ids) | {"greedy": greedy(model, ids)}
            print(name, len(ids), values["stride"].item(), repr(tokenizer.decode(values["greedy"])))
            found |= {f"{name}.{key}": value.contiguous() for key, value in values.items()}
    save_file(found, file)
    print(file, file.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
