package dev.inscape.model.generation;

import dev.inscape.hub.JsonFile;
import dev.inscape.hub.Weights;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.model.cache.KeyValueCache;
import dev.inscape.model.family.Config;
import dev.inscape.model.family.Families;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.part.WeightReader;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.model.site.TapContext;
import dev.inscape.model.transformer.Transformer;
import dev.inscape.model.transformer.TransformerReader;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A recorded tiny decoder in double precision, below the checks of a model: its texts may be longer than its context. */
final class TinyDecoder implements AutoCloseable {

    private final Scope owner = Scope.owner("tiny decoder");
    private final Transformer transformer;

    TinyDecoder(String name) {
        this(name, config -> config);
    }

    /** With a configuration that differs from the recorded one. */
    TinyDecoder(String name, UnaryOperator<Config> change) {
        var directory = directory(name);
        Weights weights = SafetensorsWeights.open(directory.resolve("model.safetensors"));
        owner.onClose(weights::close);
        var config = change.apply(new Config(JsonFile.read(directory.resolve("config.json"))));
        var family = Families.of(config);
        var reader = new WeightReader(weights, weights, owner, DType.FLOAT64, DType.FLOAT64, Device.CPU, false);
        this.transformer = TransformerReader.read(name, family.read(config), family.names(), reader);
    }

    /** A module's tests run in its own directory. */
    static Path directory(String name) {
        return Path.of("src/test/resources/dev/inscape/model/family", name);
    }

    Transformer transformer() {
        return transformer;
    }

    /** Ids without the tokens that end texts. */
    long[] ids(int length, long seed) {
        return new Random(seed).longs(length, 5, transformer.shape().vocabulary()).toArray();
    }

    /** A cache whose first block has the least room. */
    KeyValueCache cache(int texts, boolean forgets) {
        return new KeyValueCache(transformer.windows(), texts, 1, forgets);
    }

    Writing writing(int number, long[] prompt, GenerateOptions options) {
        return new Writing(number, prompt, 0, transformer.shape().context(), options,
                new TokenChooser(options.sampling(), number), options.stops(new StopTokens(new TreeSet<>())),
                Optional.empty(), GenerationListener.NONE);
    }

    /** What a whole pass without a cache makes of a text: every block's output and the logits. */
    Map<Site, double[]> uncached(long[] text) {
        var collector = collector();
        try (var scope = Scope.open()) {
            transformer.run(TokenBatch.of(List.of(text)), collector.with(new Site.Logits()));
        }
        return collector.values();
    }

    /** The same in parts, behind what the cache has; of logits those of the last token of each part. */
    Map<Site, double[]> cached(long[] text, int[] parts, KeyValueCache cache) {
        var collector = collector();
        int from = 0;
        for (int part : parts) {
            var ids = new long[part];
            System.arraycopy(text, from, ids, 0, part);
            try (var scope = Scope.open()) {
                transformer.next(TokenBatch.continuing(List.of(ids), new int[]{from}), cache,
                        collector.with(new Site.Logits()));
            }
            from += part;
        }
        return collector.values();
    }

    private Collector collector() {
        return new Collector(new HashMap<>(), IntStream.range(0, transformer.shape().layers())
                .mapToObj(Site.ResidualPost::new).map(Site.class::cast).toList());
    }

    private record Collector(Map<Site, List<double[]>> found, List<Site> sites) {

        Tap with(Site more) {
            var all = new TreeSet<>(Comparator.comparing(Site::label));
            all.addAll(sites);
            all.add(more);
            return new Tap() {
                @Override
                public Set<Site> sites() {
                    return Set.copyOf(all);
                }

                @Override
                public Tensor at(Site site, Tensor value, TapContext context) {
                    found.computeIfAbsent(site, _ -> new ArrayList<>()).add(value.toDoubles());
                    return value;
                }
            };
        }

        Map<Site, double[]> values() {
            var joined = new HashMap<Site, double[]>();
            found.forEach((site, parts) -> joined.put(site,
                    parts.stream().flatMapToDouble(Arrays::stream).toArray()));
            return joined;
        }
    }

    /** The greedy continuation, each token from a pass over the whole text. */
    long[] greedyUncached(long[] prompt, int steps, Tap tap) {
        var text = prompt;
        for (int step = 0; step < steps; step++) {
            var last = new ArrayList<double[]>();
            try (var scope = Scope.open()) {
                transformer.run(TokenBatch.of(List.of(text)), tap.then(Tap.at(new Site.Logits(), (_, value, _) -> {
                    last.add(value.select(0, value.size(0) - 1).toDoubles());
                    return value;
                })));
            }
            text = Arrays.copyOf(text, text.length + 1);
            text[text.length - 1] = best(last.getFirst());
        }
        return Arrays.copyOfRange(text, prompt.length, text.length);
    }

    private static int best(double[] logits) {
        int best = 0;
        for (int id = 1; id < logits.length; id++) {
            best = logits[id] > logits[best] ? id : best;
        }
        return best;
    }

    /** Answers with prompts read in passes of at most so many tokens. */
    List<Generated> generate(List<long[]> prompts, GenerateOptions options, Tap tap, int rowsOfAPass) {
        var texts = IntStream.range(0, prompts.size()).mapToObj(i -> writing(i, prompts.get(i), options)).toList();
        try (var cache = cache(prompts.size(), Generator.forgets(tap))) {
            return new BatchWriting(transformer, cache, texts, tap, new Cancellation(), rowsOfAPass).run();
        }
    }

    List<Generated> generate(List<long[]> prompts, GenerateOptions options, int rowsOfAPass) {
        return generate(prompts, options, Tap.NONE, rowsOfAPass);
    }

    @Override
    public void close() {
        owner.close();
    }
}
