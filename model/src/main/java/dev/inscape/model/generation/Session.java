package dev.inscape.model.generation;

import dev.inscape.model.cache.KeyValueCache;
import dev.inscape.model.site.Tap;
import dev.inscape.model.transformer.Transformer;
import dev.inscape.text.Encoding;
import dev.inscape.text.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One text that goes on: what an earlier answer has read stays in the cache, and a prompt that begins with it costs only its
 * new tokens. For one thread; closing frees the cache.
 */
public final class Session implements AutoCloseable {

    private static final int EXPECTED = 1024;

    private final Transformer transformer;
    private final Optional<Tokenizer> tokenizer;
    private final StopTokens stopTokens;
    private final Tap tap;
    private final Consumer<Encoding> check;
    private final KeyValueCache cache;
    private int[] known = {};

    /** For a model's parts; users ask the model for one. */
    public Session(Transformer transformer, Optional<Tokenizer> tokenizer, StopTokens stopTokens, Tap tap,
            Consumer<Encoding> check) {
        this.transformer = transformer;
        this.tokenizer = tokenizer;
        this.stopTokens = stopTokens;
        this.tap = tap;
        this.check = check;
        this.cache = Generator.cache(transformer, 1, EXPECTED, tap);
    }

    /** The answer to a prompt: all of it, the earlier turns of a conversation included. */
    public Generated generate(Encoding text, GenerateOptions options, GenerationListener listener,
            Cancellation cancellation) {
        check.accept(text);
        var prompt = text.ids();
        int same = Math.min(common(prompt), prompt.length - 1); // the last token is read again: its logits are wanted
        int read = cache.cutTo(0, same) ? same : 0;
        var writing = new Writing(0, prompt, read, transformer.shape().context(), options,
                new TokenChooser(options.sampling(), 0), options.stops(stopTokens), tokenizer, listener);
        try {
            return new BatchWriting(transformer, cache, List.of(writing), tap, cancellation).run().getFirst();
        } finally {
            known = Arrays.copyOf(writing.tokens(), cache.length(0));
        }
    }

    private int common(long[] prompt) {
        int same = 0;
        while (same < Math.min(known.length, prompt.length) && known[same] == prompt[same]) {
            same++;
        }
        return same;
    }

    /** Tokens of the text that are in the cache. */
    public int length() {
        return cache.length(0);
    }

    @Override
    public void close() {
        cache.close();
    }
}
