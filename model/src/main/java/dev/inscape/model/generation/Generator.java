package dev.inscape.model.generation;

import dev.inscape.model.cache.KeyValueCache;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.model.transformer.Transformer;
import dev.inscape.text.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes answers of prompts: reads each prompt once into a cache, then makes one token after the other.
 *
 * @param transformer the model
 * @param tokenizer   for the text of answers; none for a model that knows ids alone
 * @param stopTokens  ids that end an answer
 */
public record Generator(Transformer transformer, Optional<Tokenizer> tokenizer, StopTokens stopTokens) {

    /** Answers to several prompts, made together; each is what it would be alone. */
    public List<Generated> generate(List<long[]> prompts, GenerateOptions options, Tap tap,
            GenerationListener listener, Cancellation cancellation) {
        var choosers = TokenChooser.forTexts(options.sampling(), prompts.size());
        int context = transformer.shape().context();
        var texts = IntStream.range(0, prompts.size()).mapToObj(i -> new Writing(i, prompts.get(i), 0, context, options,
                choosers.get(i), options.stops(stopTokens), tokenizer, listener)).toList();
        int longest = prompts.stream().mapToInt(prompt -> prompt.length).max().orElse(0);
        int expected = (int) Math.min(context, (long) longest + options.maxNew());
        try (var cache = cache(transformer, prompts.size(), expected, tap)) {
            return new BatchWriting(transformer, cache, texts, tap, cancellation).run();
        }
    }

    static KeyValueCache cache(Transformer transformer, int texts, int expected, Tap tap) {
        return new KeyValueCache(transformer.windows(), texts, expected, forgets(tap));
    }

    /** A tap that wants patterns sees all of them, so that nothing is forgotten then. */
    static boolean forgets(Tap tap) {
        return tap.sites().stream().noneMatch(Site.AttentionPattern.class::isInstance);
    }
}
