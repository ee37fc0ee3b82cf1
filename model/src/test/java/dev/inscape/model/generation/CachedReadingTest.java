package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.hub.JsonFile;
import dev.inscape.model.cache.KeyValueCache;
import dev.inscape.model.family.Config;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text read piece by piece into a cache is computed as in one go, however its blocks and windows lie. */
class CachedReadingTest {

    private static final double CLOSE = 1e-9;

    /** Longer than the first block (16) and the second (512); GPT-2's positions end before. */
    private static int length(TinyDecoder model) {
        return model.transformer().shape().name().equals("gpt2") ? 41 : 547;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "mistral", "gemma2", "qwen2-window", "pythia"})
    void token_by_token_every_state_and_every_logit_is_the_same(String name) {
        try (var model = new TinyDecoder(name); var cache = model.cache(1, true)) {
            var text = model.ids(41, 3);
            compare(model.cached(text, ones(text.length), cache), model.uncached(text), true);
            assertThat(cache.length(0)).isEqualTo(text.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "mistral", "gemma2"})
    void token_by_token_where_a_block_ends_every_state_is_the_same(String name) {
        try (var model = new TinyDecoder(name); var cache = model.cache(1, true)) {
            var text = model.ids(547, 3);
            var parts = ones(44);
            parts[13] = 504;
            compare(model.cached(text, parts, cache), model.uncached(text), false);
        }
    }

    private static int[] ones(int length) {
        return IntStream.generate(() -> 1).limit(length).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "mistral", "gemma2", "qwen2-window", "pythia"})
    void in_parts_of_odd_sizes_every_state_is_the_same(String name) {
        try (var model = new TinyDecoder(name)) {
            int length = length(model);
            var text = model.ids(length, 4);
            var expected = model.uncached(text);
            for (var parts : new int[][]{{length}, {1, length - 1}, {length - 1, 1}, {17, length - 17},
                    {3, 4, 1, 9, 2, length - 19}, {16, 1, length - 17}, {5, 5, 5, 5, length - 20}}) {
                for (boolean forgets : new boolean[]{true, false}) {
                    try (var cache = model.cache(1, forgets)) {
                        compare(model.cached(text, parts, cache), expected, false);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 17})
    void windows_of_every_size_forget_what_no_query_sees(int window) {
        try (var model = new TinyDecoder("mistral", config -> withWindow(config, window));
                var cache = model.cache(1, true)) {
            var text = model.ids(600, 5);
            var parts = ones(71);
            parts[0] = 530;
            compare(model.cached(text, parts, cache), model.uncached(text), false);
            assertThat(cache.cutTo(0, 16)).as("the first block is gone").isFalse();
            assertThat(cache.length(0)).isZero();
        }
    }

    /** A window of one sees the token itself alone, so that nothing of the text before has to be there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void a_text_that_is_cut_where_its_remembered_part_begins_goes_on_from_there(int window) {
        try (var model = new TinyDecoder("mistral", config -> withWindow(config, window));
                var cache = model.cache(1, true)) {
            var text = model.ids(60, 6);
            model.cached(text, ones(60), cache);
            for (int length = 59; length > 10; length--) {
                if (cache.cutTo(0, length)) {
                    assertThat(cache.length(0)).isEqualTo(length);
                    compareTail(model, cache, text, length);
                } else {
                    assertThat(cache.length(0)).isZero();
                    model.cached(text, ones(60), cache);
                }
            }
        }
    }

    private static void compareTail(TinyDecoder model, KeyValueCache cache, long[] text,
            int from) {
        var expected = Objects.requireNonNull(model.uncached(text).get(new Site.ResidualPost(2)));
        try (var scope = Scope.open()) {
            model.transformer().next(TokenBatch.continuing(
                    List.of(Arrays.copyOfRange(text, from, text.length)), new int[]{from}), cache,
                    Tap.at(new Site.ResidualPost(2), (_, value, _) -> {
                        var found = value.toDoubles();
                        assertThat(furthest(found, Arrays.copyOfRange(expected, expected.length - found.length,
                                expected.length))).isLessThan(CLOSE);
                        return value;
                    }));
        }
    }

    static Config withWindow(Config config, int window) {
        return new Config(JsonFile.read(TinyDecoder.directory("mistral").resolve("config.json"))
                .put("sliding_window", window));
    }

    /** Of logits there are fewer where parts are longer than a token, so that they are compared only where asked for. */
    private static void compare(Map<Site, double[]> found, Map<Site, double[]> expected, boolean logits) {
        expected.forEach((site, values) -> {
            if (logits || !(site instanceof Site.Logits)) {
                assertThat(furthest(Objects.requireNonNull(found.get(site)), values)).as(site.label())
                        .isLessThan(CLOSE);
            }
        });
    }

    private static double furthest(double[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        double furthest = 0;
        for (int i = 0; i < found.length; i++) {
            furthest = Math.max(furthest, Math.abs(found[i] - expected[i])); // NaN stays NaN, and is below nothing
        }
        return furthest;
    }
}
