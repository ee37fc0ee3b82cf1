"""What transformers leaves over of rows of logits, and how probable: the expected values of SamplingParityTest.

    pip install torch==2.15.0 transformers==5.24.0
    python oracle/sampling_cases.py model/src/test/resources/dev/inscape/model/generation/sampling-cases.json

Logits are multiples of 1/64, written as whole numbers, so that rows have ties and both sides read the same float32; null is minus
infinity. Each case says which ids stay, as runs [first, last], and up to nine of their probabilities, and what is chosen
without sampling. A border of top-p that rounding could move is refused; torch.sort, whose order of equal scores is left
open, is made stable.
"""

import json
import math
import random
import sys

import torch
from transformers import GenerationConfig
from transformers.generation import GenerationMixin

MOST_PROBABILITIES = 9
CLEARANCE = 2e-6

OPTIONS = [
    {"temperature": 0.7},
    {"temperature": 1.9},
    {"top_k": 5},
    {"top_k": 5000},
    {"top_p": 0.83},
    {"top_p": 0.0},
    {"min_p": 0.07},
    {"min_p": 1.0},
    {"repetition_penalty": 1.3},
    {"repetition_penalty": 0.8, "top_k": 3},
    {"temperature": 0.6, "top_k": 20, "top_p": 0.95},
    {"temperature": 1.5, "top_k": 4, "top_p": 0.52, "repetition_penalty": 1.15},
    {"temperature": 0.8, "min_p": 0.11, "top_p": 0.91},
    {"temperature": 2.3, "top_k": 30, "top_p": 0.77, "min_p": 0.21, "repetition_penalty": 1.7},
]

stable_sort = torch.sort
torch.sort = lambda scores, descending: stable_sort(scores, descending=descending, stable=True)


class NoModel(GenerationMixin):
    """Enough of a model to be asked for its processors."""

    class config:
        is_encoder_decoder = False


def rows(generator):
    for size, spread, masked in (1, 100, 0), (3, 90, 0), (7, 200, 1), (33, 300, 0), (101, 350, 9), (257, 40, 0), (257, 400, 3):
        logits = [round(generator.gauss(20, spread)) for _ in range(size)]
        for hidden in generator.sample(range(size), masked):
            logits[hidden] = None
        history = [generator.randrange(size) for _ in range(size // 3 + 2)]
        yield logits, history + history[:2] + [size + 4]  # repeated, and beyond the row


def processors(options, do_sample=True):
    config = GenerationConfig(do_sample=do_sample, temperature=1.0, top_k=0, top_p=1.0, repetition_penalty=1.0)
    config.update(**options)
    return NoModel()._get_logits_processor(generation_config=config, input_ids_seq_length=1)


def require_clear_border(before, top_p):
    """The probabilities summed up from the smallest, in double precision, keep their distance from 1 - p."""
    sums = stable_sort(before.double(), descending=False)[0].softmax(-1).cumsum(-1)[0, :-1]
    distance = (sums - (1 - top_p)).abs().min().item() if len(sums) else 1.0
    assert distance > CLEARANCE or top_p == 0, f"a sum is {distance} from the border of top-p {top_p}: take another seed"


def runs(ids):
    found = []
    for i in ids:
        if found and found[-1][1] == i - 1:
            found[-1][1] = i
        else:
            found.append([i, i])
    return found


def case(number, logits, history, options):
    scores = torch.tensor([[-math.inf if logit is None else logit / 64 for logit in logits]])
    ids = torch.tensor([history])
    greedy = int(processors(options, do_sample=False)(ids, scores).argmax())
    for processor in processors(options):
        if type(processor).__name__ == "TopPLogitsWarper":
            require_clear_border(scores, options["top_p"])
        scores = processor(ids, scores)
    kept = torch.isfinite(scores[0]).nonzero().flatten().tolist()
    probabilities = scores.double().softmax(-1)[0]
    shown = kept[:: max(1, math.ceil(len(kept) / MOST_PROBABILITIES))]
    return {"row": number, **options, "greedy": greedy, "kept": runs(kept),
            "probabilities": {str(i): float(f"{probabilities[i].item():.9g}") for i in shown}}


def main(path):
    found = list(rows(random.Random(20)))
    cases = [case(number, *row, options) for number, row in enumerate(found) for options in OPTIONS]
    with open(path, "w") as out:
        out.write('{"rows": [\n')
        out.write(",\n".join(json.dumps({"logits": logits, "history": history}, separators=(",", ":")) for logits, history in found))
        out.write('\n], "cases": [\n')
        out.write(",\n".join(json.dumps(each, separators=(",", ":")) for each in cases))
        out.write("\n]}\n")


main(*sys.argv[1:])
