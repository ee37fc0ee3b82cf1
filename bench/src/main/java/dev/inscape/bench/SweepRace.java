package dev.inscape.bench;

import dev.inscape.lab.patch.Measure;
import dev.inscape.lab.patch.PatchingEffects;
import dev.inscape.lab.patch.PatchingSweep;
import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.branch.Branches;
import dev.inscape.model.site.LayerSelection;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Sites;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.measure.Ceilings;
import dev.inscape.text.Encoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Activation patching of every layer and token, beside a whole run for each cell: our own, and one of transformers under a hook. */
final class SweepRace {

    private static final int LAYERS = 24;
    private static final int TOKENS = 40;
    private static final int SHARED = 26;
    private static final int ROUNDS = 5;
    /** Cells that those who run each alone are timed on: all cost the same. */
    private static final int SAMPLE = 24;
    private static final Measure MEASURE = Measure.logitDifference(100, 200);
    private static final double LEAST_OF_NAIVE = 3.7;
    private static final double LEAST_OF_TRANSFORMERS = 10;
    private static final double LEAST_OF_GEMM = 0.7;
    private static final double LEAST_OF_ARITHMETIC = 0.85;

    private final Model model;

    private SweepRace(Model model) {
        this.model = model;
    }

    static void run() {
        try (var smol = SmolLm2.open(LAYERS);
                var model = Models.load(smol.directory().toString(), LoadOptions.DEFAULT.in(DType.FLOAT32));
                var peer = PythonPeer.start("patch_transformers", "INSCAPE_PYTHON_TRANSFORMERS", smol.place(),
                        smol.directory().toString())) {
            new SweepRace(model).race(peer);
        }
    }

    private void race(PythonPeer peer) {
        System.out.printf(
                "SmolLM2-135M, its lower %d layers, residual stream after each at %d tokens; cells/s, medians of "
                        + "%d rounds%n",
                LAYERS, TOKENS, ROUNDS);
        var apart = sweep(0);
        var prefixed = sweep(SHARED);
        var contestants = new LinkedHashMap<String, DoubleSupplier>();
        contestants.put("sweep", () -> LAYERS * TOKENS / seconds(apart));
        contestants.put("naive sweep", () -> naive(0));
        contestants.put("sweep, shared prefix", () -> LAYERS * TOKENS / seconds(prefixed));
        contestants.put("GEMM, GFLOP/s", Ceilings::gemmGflops);
        if (peer.runs()) {
            contestants.put("transformers", () -> SAMPLE / peer.ask(Map.of("clean", clean(0), "corrupted", corrupted(0),
                    "cells", SAMPLE)).get("seconds").asDouble());
        }
        var rounds = Rounds.of(ROUNDS, contestants);
        var effects = run(apart);
        var shared = run(prefixed);
        rounds.print("sweep", "%.2f x less token-layers than by whole runs".formatted(effects.sharing()));
        rounds.print("naive sweep", "the sweep %.2f x, wanted at least %s: %s".formatted(
                rounds.ratio("sweep", "naive sweep"), LEAST_OF_NAIVE,
                met(rounds.ratio("sweep", "naive sweep"), LEAST_OF_NAIVE)));
        double gflops = operations(effects) / 1e9 / (LAYERS * TOKENS);
        double share = rounds.ratio("sweep", "GEMM, GFLOP/s") * gflops;
        rounds.print("GEMM, GFLOP/s", "the sweep's products %.2f of it, wanted at least %s: %s".formatted(share,
                LEAST_OF_GEMM, met(share, LEAST_OF_GEMM)));
        double ratio = rounds.ratio("sweep, shared prefix", "naive sweep");
        double arithmetic = operations(shared) / naiveOperations(shared);
        rounds.print("sweep, shared prefix", ("%d of %d tokens are alike: %.2f x the naive sweep, %.2f of what the "
                + "arithmetic allows (%.2f), wanted at least %s: %s").formatted(SHARED, TOKENS, ratio,
                        ratio * arithmetic, 1 / arithmetic, LEAST_OF_ARITHMETIC,
                        met(ratio * arithmetic, LEAST_OF_ARITHMETIC)));
        rounds.print("transformers", peer.runs()
                ? "the sweep %.1f x, wanted at least %s: %s; %s".formatted(rounds.ratio("sweep", "transformers"),
                        LEAST_OF_TRANSFORMERS, met(rounds.ratio("sweep", "transformers"), LEAST_OF_TRANSFORMERS),
                        peer.about())
                : peer.about());
        if (peer.runs()) {
            compare(effects, peer);
        }
    }

    private static String met(double ratio, double wanted) {
        return ratio >= wanted ? "met" : "missed";
    }

    /** Both must find the same, or one of them does something else. */
    private void compare(PatchingEffects effects, PythonPeer peer) {
        var theirs = peer.ask(Map.of("clean", clean(0), "corrupted", corrupted(0), "cells", SAMPLE)).get("values");
        double largest = 0;
        for (int i = 0; i < SAMPLE; i++) {
            int cell = cell(i);
            largest = Math.max(largest,
                    Math.abs(effects.values()[cell / TOKENS][cell % TOKENS] - theirs.get(i).asDouble()));
        }
        System.out.printf("largest difference of a cell from transformers: %.1e%n", largest);
    }

    /** Floating-point operations of products, a multiplication and an addition each. */
    private double operations(PatchingEffects effects) {
        return 2.0 * (effects.tokenLayers() * (double) weightsOfLayer()
                + (double) changed(effects) * model.shape().vocabulary() * model.shape().width());
    }

    private double naiveOperations(PatchingEffects effects) {
        return 2.0 * (effects.naiveTokenLayers() * (double) weightsOfLayer()
                + (double) LAYERS * TOKENS * model.shape().vocabulary() * model.shape().width());
    }

    /** Cells that are not those of the corrupted prompt. */
    private static long changed(PatchingEffects effects) {
        long cells = 0;
        for (var row : effects.values()) {
            for (double value : row) {
                cells += value == effects.corrupted() ? 0 : 1;
            }
        }
        return cells;
    }

    private long weightsOfLayer() {
        var shape = model.shape();
        long width = shape.width();
        long keys = 2L * 192; // three heads of keys and three of values
        return width * (width + keys) + width * width + 3 * width * shape.neurons();
    }

    private PatchingSweep sweep(int shared) {
        return PatchingSweep.of(model, Encoding.ofIds(clean(shared)), Encoding.ofIds(corrupted(shared)))
                .measure(MEASURE);
    }

    private static PatchingEffects run(PatchingSweep sweep) {
        return sweep.over(Sites.residualAfter(LayerSelection.all())).run(_ -> {
        });
    }

    private static double seconds(PatchingSweep sweep) {
        long start = System.nanoTime();
        run(sweep);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Cells per second where each is a run of all tokens through all layers; scores of the last token alone here too. */
    private double naive(int shared) {
        try (var scope = Scope.open()) {
            var clean = model.capture(List.of(Encoding.ofIds(clean(shared))),
                    Sites.residualAfter(LayerSelection.all()));
            var whole = new Branches(model.trunk(Encoding.ofIds(corrupted(shared))), 0, new int[]{0});
            long start = System.nanoTime();
            for (int i = 0; i < SAMPLE; i++) {
                try (var cell = Scope.open()) {
                    var site = new Site.ResidualPost(cell(i) / TOKENS);
                    int token = cell(i) % TOKENS;
                    var tap = Tap.at(site, (_, value, _) -> {
                        var changed = value.copy();
                        changed.select(0, token).copyFrom(clean.at(site).select(0, token));
                        return changed;
                    });
                    MEASURE.of(model.branch(whole, whole.start(), tap)).item();
                }
            }
            return SAMPLE / ((System.nanoTime() - start) / 1e9);
        }
    }

    /** The cells of the sample, spread over layers and tokens; the peer takes the same. */
    private static int cell(int i) {
        return i * 37 % (LAYERS * TOKENS);
    }

    private static long[] clean(int shared) {
        return ids(shared, 3);
    }

    private static long[] corrupted(int shared) {
        return ids(shared, 4);
    }

    /** Ids of which the first ones do not depend on the seed. */
    private static long[] ids(int shared, long seed) {
        var ids = new Random(seed).longs(TOKENS, 1000, 40_000).toArray();
        System.arraycopy(new Random(2).longs(TOKENS, 1000, 40_000).toArray(), 0, ids, 0, shared);
        return ids;
    }
}
