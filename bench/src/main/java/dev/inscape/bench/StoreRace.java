package dev.inscape.bench;

import dev.inscape.lab.corpus.Corpus;
import dev.inscape.lab.extract.Extraction;
import dev.inscape.lab.store.HiddenStore;
import dev.inscape.lab.store.Rows;
import dev.inscape.lab.store.StoreExtraction;
import dev.inscape.lab.store.StoreOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.site.Sites;
import dev.inscape.tensor.DType;
import dev.inscape.text.Encoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.DoubleSupplier;

/** The residual stream of 2,000 texts: extraction alone, and into a store, from the first batch to the finished directory. */
final class StoreRace {

    private static final int TEXTS = 2000;
    private static final int ROUNDS = 5;
    private static final String ALONE = "extraction alone";
    /** At most 10 % more time. */
    private static final double WANTED = 0.91;

    private final Model model;
    private final List<Encoding> texts;
    private final Corpus corpus;
    private final long tokens;

    private StoreRace(Model model) {
        this.model = model;
        this.texts = dev.inscape.bench.Corpus.texts(model.tokenizer(), TEXTS);
        this.corpus = Corpus.of(Collections.nCopies(TEXTS, "of no importance here"));
        this.tokens = texts.stream().mapToLong(Encoding::length).sum();
    }

    static void run() {
        try (var model = Models.load("minilm")) {
            new StoreRace(model).race();
        }
    }

    private void race() {
        System.out.printf("%d texts, %d tokens, all 7 states; tokens/s, median of %d rounds%n", TEXTS, tokens, ROUNDS);
        var into = new LinkedHashMap<String, StoreOptions>();
        into.put("every token, f32", StoreOptions.DEFAULT);
        into.put("every token, bf16", StoreOptions.DEFAULT.in(DType.BFLOAT16));
        into.put("last token, f32", StoreOptions.DEFAULT.keeping(Rows.LAST));
        into.put("mean, f32", StoreOptions.DEFAULT.keeping(Rows.MEAN));
        var contestants = new LinkedHashMap<String, DoubleSupplier>();
        contestants.put(ALONE, this::alone);
        into.forEach((name, options) -> contestants.put(name, () -> stored(options)));
        var rounds = Rounds.of(ROUNDS, contestants);
        rounds.print(ALONE, "");
        into.keySet().forEach(name -> rounds.print(name, ALONE, ALONE, WANTED));
    }

    private double alone() {
        long start = System.nanoTime();
        new Extraction(model, Sites.residualStream()).run(texts, (numbers, captured) -> {
        }, done -> {
        });
        return tokens / ((System.nanoTime() - start) / 1e9);
    }

    private double stored(StoreOptions options) {
        try {
            var directory = Files.createTempDirectory("inscape-store");
            try {
                long start = System.nanoTime();
                new StoreExtraction(model, options).run(corpus.texts(), texts, directory.resolve("store"), false,
                        done -> {
                        });
                double rate = tokens / ((System.nanoTime() - start) / 1e9);
                HiddenStore.open(directory.resolve("store"));
                return rate;
            } finally {
                remove(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
