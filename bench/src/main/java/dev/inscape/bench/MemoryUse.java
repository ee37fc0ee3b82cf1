package dev.inscape.bench;

import static dev.inscape.model.site.Sites.residualStream;

import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.Models;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.runtime.Memory;
import java.util.Arrays;
import java.util.List;

/** Resident memory: what a model adds to a process that already computes, and what many forwards add to that. */
final class MemoryUse {

    private static final int FORWARDS = 10_000;
    private static final int WARM_UP = 2_000;

    private MemoryUse() {
    }

    static void run() {
        long weights = bytesOfWeights();
        try (var tokenizer = Models.tokenizer("minilm")) {
            tokenizer.encode("The tokenizer belongs to the process without the model.", true);
            computeSomething();
            long without = resident();
            try (var model = Models.load("minilm")) {
                var texts = Corpus.texts(model.tokenizer(), 40);
                var first = List.of(texts.getFirst());
                try (var scope = Scope.open()) {
                    model.capture(first, residualStream());
                }
                long with = resident();
                System.out.printf(
                        "weights %.1f MB in float32; resident without the model %.1f MB, with it %.1f MB: + %.2f x the"
                                + " weights%n",
                        weights / 1e6, without / 1e6, with / 1e6, (double) (with - without) / weights);
                for (int i = 0; i < WARM_UP + FORWARDS; i++) {
                    if (i == WARM_UP) {
                        with = resident();
                    }
                    try (var scope = Scope.open()) {
                        model.capture(List.of(texts.get(i % texts.size())), residualStream());
                    }
                }
                System.out.printf("%d forwards after %d to warm up: + %.1f MB%n", FORWARDS, WARM_UP,
                        (resident() - with) / 1e6);
            }
        }
    }

    private static long bytesOfWeights() {
        try (var weights = ModelFiles.resolve("minilm").openWeights()) {
            return weights.names().stream().filter(name -> weights.dtype(name).isFloating())
                    .mapToLong(name -> Arrays.stream(weights.shape(name)).reduce(4, Math::multiplyExact)).sum();
        }
    }

    /** Products and norms of a text's size, so that the libraries' own buffers and kernels are there. */
    static void computeSomething() {
        Compute.call(() -> {
            try (var scope = Scope.open(); var rng = Rng.seeded(1)) {
                var x = rng.normal(DType.FLOAT32, 40, 384);
                return x.matmul(rng.normal(DType.FLOAT32, 384, 1536)).softmax(-1).sum().item();
            }
        });
    }

    static long resident() {
        return Memory.residentBytes()
                .orElseThrow(() -> new IllegalStateException("resident memory is read from /proc"));
    }
}
