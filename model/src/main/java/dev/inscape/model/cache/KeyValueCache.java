package dev.inscape.model.cache;

import dev.inscape.model.packing.Packing;
import dev.inscape.tensor.Context;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a decoder remembers of the texts that it is writing: keys and values of every layer, so that a new token costs a pass
 * over itself alone. Not shared between threads; closing frees its memory: per token
 * {@code 2 * layers * keyValueHeads * headWidth} numbers of the model's type.
 */
public final class KeyValueCache implements AutoCloseable {

    private static final int SMALLEST_BLOCK = 16;
    private static final int FURTHER_BLOCKS = 512;

    private final Scope owner = Scope.owner("key-value cache");
    private final int[] windows;
    private final List<List<LayerCache>> layers;
    private final boolean forgets;

    /**
     * An empty cache.
     *
     * @param windows  how far back each layer looks; 0 for as far as the text goes
     * @param texts    how many texts
     * @param expected tokens that each will have: the size of the first block; more is possible
     * @param forgets  whether what lies before a layer's window is freed; patterns then show the window alone
     */
    public KeyValueCache(int[] windows, int texts, int expected, boolean forgets) {
        this.windows = windows.clone();
        this.forgets = forgets;
        this.layers = IntStream.of(windows).mapToObj(window -> {
            int first = Math.max(SMALLEST_BLOCK, window == 0 ? expected : Math.min(expected, 2 * window));
            return IntStream.range(0, texts).mapToObj(_ -> new LayerCache(owner, first, FURTHER_BLOCKS)).toList();
        }).toList();
    }

    /** Tokens of a text that have been read. */
    public int length(int text) {
        return layers.getLast().get(text).length();
    }

    /** Adds a text's new keys and values at a layer. */
    public void append(int layer, int text, NewTokens tokens) {
        layers.get(layer).get(text).append(tokens);
    }

    /** A text's keys at a layer that a query at this position can see, and those behind: {@code [token, keyValueHead, d]}. */
    public Tensor keys(int layer, int text, int position) {
        return layers.get(layer).get(text).keysFrom(firstSeen(layer, position));
    }

    /** The values beside {@link #keys}. */
    public Tensor values(int layer, int text, int position) {
        return layers.get(layer).get(text).valuesFrom(firstSeen(layer, position));
    }

    /** What a text's last token sees at a layer; copies nothing. */
    public Context context(int layer, int text) {
        var cache = layers.get(layer).get(text);
        int window = windows[layer];
        return cache.context(window > 0 ? Math.max(0, cache.length() - window) : 0);
    }

    /** The first position of those that are kept for a query. */
    private int firstSeen(int layer, int position) {
        return forgets && windows[layer] > 0 ? Math.max(0, position + 1 - windows[layer]) : 0;
    }

    /** After a pass: frees what no later query sees. */
    public void forgetUnseen(Packing packing) {
        if (forgets) {
            for (int layer = 0; layer < windows.length; layer++) {
                for (int text : packing.everyText()) {
                    var cache = layers.get(layer).get(text);
                    cache.forgetBefore(firstSeen(layer, cache.length()));
                }
            }
        }
    }

    /**
     * Takes a text back to its first tokens, to go on from there in another way.
     *
     * @return whether that was possible: not where layers have forgotten what lies before their windows; the text is empty then
     */
    public boolean cutTo(int text, int length) {
        boolean possible = IntStream.range(0, windows.length)
                .allMatch(layer -> layers.get(layer).get(text).reaches(firstSeen(layer, length)));
        layers.forEach(layer -> layer.get(text).cutTo(possible ? length : 0));
        return possible;
    }

    @Override
    public void close() {
        owner.close();
    }
}
