package dev.inscape.bench;

import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.lab.extract.Extraction;
import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.peer.OnnxPeer;
import dev.inscape.model.site.Sites;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.measure.Ceilings;
import dev.inscape.tensor.runtime.Machine;
import dev.inscape.tensor.runtime.Threads;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All seven states of 2,000 texts: ours on packed tokens, ONNX Runtime's on padded batches of 32 sorted by length. */
final class ExtractionRace {

    private static final int TEXTS = 2000;
    private static final int ROUNDS = 5;
    private static final int BATCH = 32;

    private ExtractionRace() {
    }

    static void run() {
        try (var model = Models.load("minilm");
                var half = Machine.here().hasBfloat16()
                        ? Models.load("minilm", LoadOptions.DEFAULT.in(DType.BFLOAT16))
                        : null;
                var peer = new OnnxPeer(EmbeddedModel.minilm().weights(), Threads.inUse(), true)) {
            var texts = Corpus.texts(model.tokenizer(), TEXTS);
            long tokens = texts.stream().mapToLong(Encoding::length).sum();
            System.out.printf("%d texts, %d tokens, float32, all 7 states; one round to warm up%n", TEXTS, tokens);
            System.out.printf("%6s %14s %14s %8s %12s %12s%n", "round", "ours tok/s", "ONNX RT tok/s", "ratio",
                    "GEMM GF/s",
                    "share of it");
            var ratios = new ArrayList<Double>();
            var shares = new ArrayList<Double>();
            for (int round = 0; round <= ROUNDS; round++) {
                double gemm = Ceilings.gemmGflops();
                double ours = tokens / ours(model, texts);
                double theirs = tokens / theirs(peer, texts);
                if (round == 0) {
                    continue;
                }
                double share = ours * operations(model, texts) / tokens / 1e9 / gemm;
                ratios.add(ours / theirs);
                shares.add(share);
                System.out.printf("%6d %14.0f %14.0f %8.3f %12.1f %12.3f%n", round, ours, theirs, ours / theirs, gemm,
                        share);
            }
            System.out.printf("median: %.3f x ONNX Runtime, %.3f of the GEMM rate%n", Medians.of(ratios),
                    Medians.of(shares));
            if (half != null) {
                ours(half, texts);
                System.out.printf("bf16: %.2f x the speed of float32, relative error of the last state %.4f%n",
                        ours(model, texts) / ours(half, texts), Errors.relative(model, half, texts.subList(0, 200)));
            }
        }
    }

    private static double ours(Model model, List<Encoding> texts) {
        return new Extraction(model, Sites.residualStream()).run(texts, (numbers, captured) -> {
        }, tokens -> {
        }).seconds();
    }

    private static double theirs(OnnxPeer peer, List<Encoding> texts) {
        var sorted = texts.stream().sorted(Comparator.comparingInt(Encoding::length)).map(Encoding::ids).toList();
        long start = System.nanoTime();
        for (int from = 0; from < sorted.size(); from += BATCH) {
            peer.run(sorted.subList(from, Math.min(from + BATCH, sorted.size())), result -> {
            });
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Floating-point operations of the matrix products, without any for padding. */
    private static double operations(Model model, List<Encoding> texts) {
        double d = model.shape().width();
        double n = model.shape().neurons();
        return texts.stream()
                .mapToDouble(text -> model.shape().layers()
                        * (2.0 * text.length() * d * (4 * d + 2 * n) + 4.0 * text.length() * text.length() * d))
                .sum();
    }
}
