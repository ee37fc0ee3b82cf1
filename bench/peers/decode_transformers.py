"""transformers as a peer of `bench/run decode` and `bench/run prefill`, which start it: greedy, with its own cache.

    pip install torch==2.15.0 transformers==5.24.0
    python bench/peers/decode_transformers.py DIRECTORY float32|bfloat16 THREADS

Prints one line of JSON once it is ready. Each line that it reads, {"prompts": [[id, ..], ..], "tokens": n}, it answers with
{"read_seconds": .., "made_seconds": .., "ids": [[id, ..], ..]}: until every text had its first new token, and from there to the end.
"""

import json
import sys
import time

import torch
import transformers

directory, dtype, threads = sys.argv[1:]
torch.set_num_threads(int(threads))
transformers.logging.set_verbosity_error()
model = transformers.AutoModelForCausalLM.from_pretrained(directory, dtype=getattr(torch, dtype)).eval()


class Clock(transformers.StoppingCriteria):
    """Ends nothing; called after each new token, it looks at the time."""

    def __init__(self):
        self.times = []

    def __call__(self, input_ids, scores, **kwargs):
        self.times.append(time.perf_counter())
        return torch.zeros(input_ids.shape[0], dtype=torch.bool)


print(json.dumps({"ready": f"transformers {transformers.__version__}, torch {torch.__version__}"}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    prompts = torch.tensor(request["prompts"])
    clock = Clock()
    begun = time.perf_counter()
    with torch.inference_mode():
        made = model.generate(prompts, attention_mask=torch.ones_like(prompts), max_new_tokens=request["tokens"],
                              do_sample=False, use_cache=True, pad_token_id=0,
                              stopping_criteria=transformers.StoppingCriteriaList([clock]))
    print(json.dumps({"read_seconds": clock.times[0] - begun, "made_seconds": clock.times[-1] - clock.times[0],
                      "ids": made[:, prompts.shape[1]:].tolist()}), flush=True)
