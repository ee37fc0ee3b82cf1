"""transformers as a peer of `bench/run sweep`, which starts it: one whole forward pass for each cell, under a hook that patches it.

    pip install torch==2.15.0 transformers==5.24.0
    python bench/peers/patch_transformers.py DIRECTORY THREADS

Prints one line of JSON once it is ready. Each line that it reads, {"clean": [id, ..], "corrupted": [id, ..], "cells": n}, it answers with
{"seconds": .., "values": [..]}: the difference of the last token's logits 100 and 200 for each of n cells of the residual stream after
each layer, cell i being number 37 i of [layer, token].
"""

import json
import sys
import time

import torch
import transformers

directory, threads = sys.argv[1:]
torch.set_num_threads(int(threads))
transformers.logging.set_verbosity_error()
model = transformers.AutoModelForCausalLM.from_pretrained(directory, dtype=torch.float32).eval()
layers = model.model.layers

print(json.dumps({"ready": f"transformers {transformers.__version__}, torch {torch.__version__}"}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    clean, corrupted = (torch.tensor([request[name]]) for name in ("clean", "corrupted"))
    tokens = clean.shape[1]
    with torch.inference_mode():
        states = []
        hooks = [layer.register_forward_hook(lambda module, given, out: states.append(out)) for layer in layers]
        model(clean, use_cache=False, logits_to_keep=1)
        for hook in hooks:
            hook.remove()
        values = []
        begun = time.perf_counter()
        for i in range(request["cells"]):
            layer, token = divmod(37 * i % (len(layers) * tokens), tokens)

            def patch(module, given, out, layer=layer, token=token):
                out = out.clone()
                out[:, token] = states[layer][:, token]
                return out

            hook = layers[layer].register_forward_hook(patch)
            logits = model(corrupted, use_cache=False, logits_to_keep=1).logits[0, -1]
            hook.remove()
            values.append((logits[100] - logits[200]).item())
    print(json.dumps({"seconds": time.perf_counter() - begun, "values": values}), flush=True)
