package dev.inscape.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.trainable.TrainableModel;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Losses;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import dev.inscape.tensor.optim.AdamW;
import dev.inscape.tensor.optim.GradientClipping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** A training step of a model of the world's shape, beside the same step in PyTorch: forward, backward, clipping, AdamW. */
final class TrainingRace {

    private static final int TEXTS = 32;
    private static final int TOKENS = 96;
    private static final int STEPS = 10;
    private static final int ROUNDS = 7;
    private static final int VOCABULARY = 749;
    private static final double RATE = 1e-3;
    private static final double LEAST = 1.0;

    private TrainingRace() {
    }

    static void run() {
        try {
            var place = Files.createTempDirectory("inscape-bench");
            try (var peer = PythonPeer.start("train_pytorch", "INSCAPE_PYTHON_TRANSFORMERS", place)) {
                race(peer);
            } finally {
                remove(place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path place) throws IOException {
        try (var files = Files.walk(place)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void race(PythonPeer peer) {
        System.out.printf("4 layers, d 128, %d texts of %d tokens; steps/s, medians of %d rounds of %d steps%n", TEXTS,
                TOKENS,
                ROUNDS, STEPS);
        try (var model = TrainableModel.create("world's shape", config(), 7);
                var optimizer = AdamW.of(model.parameters())) {
            var contestants = new LinkedHashMap<String, DoubleSupplier>();
            contestants.put("Inscape", () -> ours(model, optimizer));
            if (peer.runs()) {
                contestants.put("PyTorch",
                        () -> STEPS / peer.ask(Map.of("texts", texts(), "steps", STEPS)).get("seconds")
                                .asDouble());
            }
            var rounds = Rounds.of(ROUNDS, contestants);
            rounds.print("Inscape", "");
            if (peer.runs()) {
                double ratio = rounds.ratio("Inscape", "PyTorch");
                rounds.print("PyTorch", "Inscape %.2f x, wanted at least %s: %s; %s".formatted(ratio, LEAST,
                        ratio >= LEAST ? "met" : "missed", peer.about()));
            } else {
                rounds.print("PyTorch", peer.about());
            }
        }
    }

    private static ObjectNode config() {
        return JsonNodeFactory.instance.objectNode().put("model_type", "llama").put("hidden_size", 128)
                .put("num_hidden_layers", 4).put("num_attention_heads", 4).put("intermediate_size", 344)
                .put("vocab_size", VOCABULARY).put("max_position_embeddings", 256).put("rms_norm_eps", 1e-5)
                .put("hidden_act", "silu").put("tie_word_embeddings", true);
    }

    private static List<long[]> texts() {
        var random = new Random(5);
        var texts = new ArrayList<long[]>();
        for (int i = 0; i < TEXTS; i++) {
            texts.add(random.longs(TOKENS + 1, 0, VOCABULARY).toArray());
        }
        return texts;
    }

    private static double ours(TrainableModel model, AdamW optimizer) {
        var batch = TokenBatch.of(texts().stream().map(text -> Arrays.copyOf(text, TOKENS)).toList());
        var next = texts().stream().flatMapToLong(text -> Arrays.stream(text, 1, TOKENS + 1)).toArray();
        return Compute.call(() -> {
            long start = System.nanoTime();
            for (int step = 0; step < STEPS; step++) {
                optimizer.zeroGradients();
                try (var scope = Scope.open("step"); var on = Gradients.on()) {
                    Losses.crossEntropy(model.logits(batch), Tensors.of(next, next.length), -1).backward();
                }
                GradientClipping.toNorm(optimizer.parameters(), 1);
                optimizer.step(RATE);
            }
            return STEPS / ((System.nanoTime() - start) / 1e9);
        });
    }
}
