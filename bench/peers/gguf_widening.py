"""How fast the gguf package's numpy widens the Q4_1 tensors of SmolLM2: the peer of `bench/run widening`.

    pip install gguf==0.19.0 numpy
    python bench/peers/gguf_widening.py "$(oracle/fetch_smollm2)"
"""

import statistics
import sys
import time

import gguf

ROUNDS = 5


def main(path: str) -> None:
    tensors = [t for t in gguf.GGUFReader(path).tensors if t.tensor_type == gguf.GGMLQuantizationType.Q4_1]
    floats = sum(int(t.n_elements) for t in tensors)
    print(f"{len(tensors)} Q4_1 tensors of SmolLM2, {floats * 4 / 1e6:.0f} MB of floats, median of {ROUNDS}")
    rates = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        for tensor in tensors:
            gguf.dequantize(tensor.data, tensor.tensor_type)
        rates.append(floats * 4 / (time.perf_counter() - start) / 1e9)
    print(f"{'a tensor each, one thread':28} {statistics.median(rates[1:]):6.2f} GB/s")


if __name__ == "__main__":
    main(sys.argv[1])
