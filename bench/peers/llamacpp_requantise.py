"""How long llama.cpp takes to widen a whole GGUF file to float32 (its own requantise), file to file.

    pip install llama-cpp-python
    python bench/peers/llamacpp_requantise.py MODEL.gguf

Prints the median of five; `bench/run widening` prints the same work of ours: every tensor widened, and written to a file.
"""

import ctypes
import os
import statistics
import sys
import tempfile
import time

import llama_cpp

QUIET = llama_cpp.llama_log_callback(lambda level, text, data: None)
llama_cpp.llama_log_set(QUIET, ctypes.c_void_p())

source = sys.argv[1]
params = llama_cpp.llama_model_quantize_default_params()
params.ftype = llama_cpp.LLAMA_FTYPE_ALL_F32
params.nthread = os.cpu_count()
params.allow_requantize = True

seconds = []
with tempfile.TemporaryDirectory() as directory:
    target = os.path.join(directory, "f32.gguf")
    for _ in range(5):
        begun = time.perf_counter()
        code = llama_cpp.llama_model_quantize(source.encode(), target.encode(), ctypes.byref(params))
        if code != 0:
            sys.exit(f"llama.cpp refused, code {code}")
        seconds.append(time.perf_counter() - begun)
    size = os.path.getsize(target)
print(f"llama.cpp {llama_cpp.__version__}: {statistics.median(seconds):.2f} s for {size / 1e6:.0f} MB of float32")
