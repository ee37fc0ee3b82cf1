"""PyTorch as a peer of `bench/run training`, which starts it: steps of a Llama of the world's shape.

    pip install torch==2.15.0 transformers==5.24.0
    python bench/peers/train_pytorch.py THREADS

Prints one line of JSON once it is ready. Each line that it reads, {"texts": [[id, ..], ..], "steps": n}, it answers with
{"seconds": ..}: forward and backward passes, clipping to 1 and AdamW, n times, the texts' last tokens being targets alone.
"""

import json
import sys
import time

import torch
import transformers

torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(7)
model = transformers.LlamaForCausalLM(transformers.LlamaConfig(
    hidden_size=128, num_hidden_layers=4, num_attention_heads=4, num_key_value_heads=4, intermediate_size=344, vocab_size=749,
    max_position_embeddings=256, rms_norm_eps=1e-5, tie_word_embeddings=True)).train()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01, fused=True)

print(json.dumps({"ready": f"transformers {transformers.__version__}, torch {torch.__version__}, fused AdamW"}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    texts = torch.tensor(request["texts"])
    begun = time.perf_counter()
    for _ in range(request["steps"]):
        optimizer.zero_grad()
        logits = model(texts[:, :-1], use_cache=False).logits
        torch.nn.functional.cross_entropy(logits.flatten(0, 1), texts[:, 1:].flatten()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
    print(json.dumps({"seconds": time.perf_counter() - begun}), flush=True)
