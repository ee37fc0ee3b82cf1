/**
 * Measurements: each is one command, {@code bench/run NAME}, and prints ratios of things measured side by side in the same
 * run. Nothing imports this.
 *
 * <pre>{@code
 * bench/run decode         # new tokens per second against transformers and llama.cpp, memory, a tap's cost
 * bench/run prefill        # prompt tokens per second against the same
 * bench/run parity         # how far every family is from transformers
 * bench/run extraction     # tokens per second against ONNX Runtime, and the share of the GEMM rate
 * bench/run latency        # one short text against ONNX Runtime
 * bench/run memory         # resident memory with a model, and over 10,000 forwards
 * bench/run probes         # probes of all sites together against one after the other, and against scikit-learn
 * bench/run rows           # products of few rows against LibTorch, and the share of the read bandwidth
 * bench/run start          # ./inscape read, from start to last line
 * bench/run widening       # quantised weights to float32, in GB/s
 * }</pre>
 */
@NullMarked
package dev.inscape.bench;

import org.jspecify.annotations.NullMarked;
