package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.lab.corpus.Corpus;
import dev.inscape.lab.corpus.CorpusText;
import dev.inscape.lab.extract.Extraction;
import dev.inscape.lab.extract.ExtractionReport;
import dev.inscape.lab.extract.Origin;
import dev.inscape.model.Model;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Sites;
import dev.inscape.text.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Runs many texts and keeps their hidden states in a {@link HiddenStore}. A batch is written while the next one is computed;
 * memory: the states of two batches.
 *
 * <p>A run that ends early, by an error or by SIGKILL, leaves {@code NAME.partial} beside the store's place if any file of it is
 * whole; a second run with {@code resume} goes on with it, and the store becomes the same, byte by byte, as without
 * the interruption (on the same machine with the same threads, which is checked).
 */
public final class StoreExtraction {

    private final Model model;
    private final StoreOptions options;

    public StoreExtraction(Model model, StoreOptions options) {
        this.model = model;
        this.options = options;
    }

    /** An error where no store could be made: for before work that would be in vain. */
    public static void requirePlace(Path directory, boolean resume) {
        if (!resume || !Files.isRegularFile(directory.resolve(UnfinishedStore.DESCRIPTION))) {
            var place = StoreFiles.free(directory);
            var parent = place.getParent();
            if (parent == null || !Files.isDirectory(parent)) {
                throw new InscapeException("cannot write " + directory + ": there is no directory " + parent
                        + "; make it first");
            }
            UnfinishedStore.requireResumed(UnfinishedStore.partial(place), resume);
        }
    }

    /** Runs a corpus, special tokens included. */
    public StoreReport run(Corpus corpus, Path directory, boolean resume, LongConsumer progress) {
        var texts = corpus.texts().stream().map(CorpusText::text).toList();
        return run(corpus.texts(), model.tokenizer().encodeAll(texts, true), directory, resume, progress);
    }

    /**
     * Runs texts that are cut into tokens already.
     *
     * @param directory where the store shall be: nothing, an empty directory or a link to one
     * @param resume    whether to go on with what an earlier run has left; without any, it begins anew
     * @param progress  is told the tokens of each finished batch, and first those that an earlier run has done
     */
    public StoreReport run(List<CorpusText> texts, List<Encoding> encodings, Path directory, boolean resume,
            LongConsumer progress) {
        var plan = StorePlan.of(model, options, texts, encodings);
        if (resume && isFinished(directory, plan)) {
            progress.accept(plan.description().tokens());
            return new StoreReport(plan.description(), plan.shards().size(), new ExtractionReport(0, 0, 0, 0));
        }
        try (var store = UnfinishedStore.open(StoreFiles.free(directory), plan, resume)) {
            try {
                var missing = store.missing();
                long tokens = missing.stream().mapToLong(PlannedShard::tokens).sum();
                if (tokens < plan.description().tokens()) {
                    progress.accept(plan.description().tokens() - tokens);
                }
                var computed = compute(store, plan, missing, encodings, progress);
                store.finish();
                return new StoreReport(plan.description(), plan.shards().size() - missing.size(), computed);
            } catch (InscapeException e) {
                var kept = store.kept();
                throw kept.isEmpty() ? e : new InscapeException(e.getMessage() + kept, e);
            }
        }
    }

    private ExtractionReport compute(UnfinishedStore store, StorePlan plan, List<PlannedShard> missing,
            List<Encoding> encodings, LongConsumer progress) {
        List<Site> sites = plan.description().sites().stream().map(StoredSite::site).toList();
        var coming = new ArrayDeque<PlannedShard>();
        missing.forEach(shard -> shard.batches().forEach(_ -> coming.add(shard)));
        var batches = missing.stream().flatMap(shard -> shard.batches().stream()).toList();
        try (var shards = new ShardSequence(store.directory(), plan.description(), Origin.of(model.info()));
                var behind = new Behind()) {
            Extraction.Receiver receiver = (numbers, captured) -> {
                behind.await(); // before the next batch is copied, so that no more than two are there
                var batch = PreparedBatch.of(captured, sites, options.rows(), options.dtype());
                var shard = coming.removeFirst();
                behind.begin(() -> {
                    try (batch) {
                        shards.append(shard, batch);
                    }
                });
            };
            var report = new Extraction(model, Sites.together(sites.toArray(Site[]::new))).run(encodings, batches,
                    receiver, progress);
            long computed = System.nanoTime();
            behind.await();
            return new ExtractionReport(report.texts(), report.tokens(), report.seconds(),
                    report.writeSeconds() + (System.nanoTime() - computed) / 1e9);
        }
    }

    private static boolean isFinished(Path directory, StorePlan plan) {
        var description = directory.resolve(UnfinishedStore.DESCRIPTION);
        if (!Files.isRegularFile(description)) {
            return false;
        }
        UnfinishedStore.requireSame(directory, JsonFile.read(description), DescriptionFile.json(plan.description()));
        try {
            UnfinishedStore.removeLock(directory);
        } catch (IOException e) {
            throw StoreFiles.failed(directory, e);
        }
        return true;
    }
}
