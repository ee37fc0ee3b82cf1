"""llama.cpp as a peer of `bench/run decode` and `bench/run prefill`, which start it: one text, greedy, by its C interface.

    pip install llama-cpp-python==0.3.36
    python bench/peers/decode_llamacpp.py MODEL.gguf F32|F16 DIRECTORY THREADS

Requantises the model to the type into the directory, then speaks as decode_transformers.py does.
"""

import ctypes
import json
import os
import sys
import time

import llama_cpp
import numpy

source, kind, directory, threads = sys.argv[1:]
QUIET = llama_cpp.llama_log_callback(lambda level, text, data: None)
llama_cpp.llama_log_set(QUIET, ctypes.c_void_p())

params = llama_cpp.llama_model_quantize_default_params()
params.ftype = {"F32": llama_cpp.LLAMA_FTYPE_ALL_F32, "F16": llama_cpp.LLAMA_FTYPE_MOSTLY_F16}[kind]
params.nthread = int(threads)
params.allow_requantize = True
target = os.path.join(directory, kind + ".gguf")
code = llama_cpp.llama_model_quantize(source.encode(), target.encode(), ctypes.byref(params))
if code != 0:
    sys.exit(f"llama.cpp refused to requantise, code {code}")

model = llama_cpp.Llama(target, n_ctx=1024, n_batch=512, n_ubatch=512, n_threads=int(threads),
                        n_threads_batch=int(threads), verbose=False)
context = model.ctx
vocabulary = model.n_vocab()


def step(ids):
    """Reads the ids, and answers the most likely next one; logits are computed for the last alone."""
    tokens = (llama_cpp.llama_token * len(ids))(*ids)
    code = llama_cpp.llama_decode(context, llama_cpp.llama_batch_get_one(tokens, len(ids)))
    if code != 0:
        sys.exit(f"llama.cpp refused to decode, code {code}")
    logits = llama_cpp.llama_get_logits_ith(context, -1)
    return int(numpy.ctypeslib.as_array(logits, shape=(vocabulary,)).argmax())


print(json.dumps({"ready": f"llama-cpp-python {llama_cpp.__version__}"}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    prompt, = request["prompts"]
    llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(context), True)
    begun = time.perf_counter()
    made = [step(prompt)]
    first = time.perf_counter()
    while len(made) < request["tokens"]:
        made.append(step(made[-1:]))
    print(json.dumps({"read_seconds": first - begun, "made_seconds": time.perf_counter() - first, "ids": [made]}),
          flush=True)
