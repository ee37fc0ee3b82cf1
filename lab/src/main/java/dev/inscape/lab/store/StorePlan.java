package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.corpus.CorpusText;
import dev.inscape.lab.extract.Batches;
import dev.inscape.model.Model;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A store before anything is computed: which text goes where. It follows from the texts and the options alone, so that a second
 * run goes on where the first one ended.
 *
 * @param description what the store will say of itself
 * @param shards      its files
 * @param texts       its index, in the order of the corpus
 */
record StorePlan(StoreDescription description, List<PlannedShard> shards, List<StoredText> texts) {

    /** So that little is lost where a row is small and a file takes long to fill. */
    private static final int BATCHES_AT_MOST = 16;

    StorePlan {
        shards = List.copyOf(shards);
        texts = List.copyOf(texts);
    }

    static StorePlan of(Model model, StoreOptions options, List<CorpusText> corpus, List<Encoding> encodings) {
        if (corpus.isEmpty()) {
            throw new InscapeException("there are no texts to extract from");
        }
        if (corpus.size() != encodings.size()) {
            throw new UsageException(corpus.size() + " texts cannot have " + encodings.size() + " encodings");
        }
        var sites = options.sites().in(model.shape()).stream().map(site -> StoredSite.of(site, model.shape())).toList();
        long bytesOfARow = sites.stream().mapToLong(site -> site.bytes(options.dtype())).sum();
        var shards = shards(options, bytesOfARow, encodings);
        var hashes = TextHashes.of(corpus, encodings);
        var info = model.info();
        var parameters = new TreeMap<>(options.parameters());
        parameters.put("tokens_per_batch", Integer.toString(options.tokensAtMost()));
        parameters.put("bytes_per_shard", Long.toString(options.shardBytes()));
        var description = new StoreDescription(new StoredModel(info.name(), info.family(), info.hashes()),
                StoreDescription.sorted(Conditions.of(info)), corpus.size(),
                encodings.stream().mapToLong(Encoding::length).sum(), hashes.corpus(), sites, options.rows(),
                options.dtype(), options.keepsTexts(), shards.size(), parameters);
        return new StorePlan(description, shards, index(corpus, encodings, hashes, shards, options));
    }

    private static List<PlannedShard> shards(StoreOptions options, long bytesOfARow, List<Encoding> encodings) {
        var shards = new ArrayList<PlannedShard>();
        var batches = new ArrayList<List<Integer>>();
        long rows = 0;
        long tokens = 0;
        var all = Batches.of(encodings.size(), text -> encodings.get(text).length(), options.tokensAtMost());
        for (var batch : all) {
            batches.add(batch);
            for (int text : batch) {
                rows += options.rows().count(encodings.get(text).length());
                tokens += encodings.get(text).length();
            }
            if (rows * bytesOfARow >= options.shardBytes() || batches.size() == BATCHES_AT_MOST
                    || batch == all.getLast()) {
                shards.add(new PlannedShard(shards.size(), batches, rows, tokens));
                batches.clear();
                rows = 0;
                tokens = 0;
            }
        }
        return shards;
    }

    private static List<StoredText> index(List<CorpusText> corpus, List<Encoding> encodings, TextHashes hashes,
            List<PlannedShard> shards, StoreOptions options) {
        Map<Integer, StoredText> places = new TreeMap<>();
        for (var shard : shards) {
            long row = 0;
            long token = 0;
            for (int number : shard.batches().stream().flatMap(List::stream).toList()) {
                var text = corpus.get(number);
                int tokens = encodings.get(number).length();
                int rows = options.rows().count(tokens);
                places.put(number, new StoredText(number, text.id(), text.label(), text.group(), text.source(),
                        text.line(), shard.number(), row, rows, token, tokens, hashes.texts().get(number),
                        options.keepsTexts() ? text.text() : null));
                row += rows;
                token += tokens;
            }
        }
        return List.copyOf(places.values());
    }
}
