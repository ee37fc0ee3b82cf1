package dev.inscape.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is emitted on the way, put together, is what decoding all at once gives, whatever the tokens are. */
class StreamingDecoderTest {

    private static final Map<String, Tokenizer> OPEN = new ConcurrentHashMap<>();

    /** Ids of one tokenizer, at random: most are no text that anyone would write. */
    record Sequence(String tokenizer, List<Integer> ids) {
    }

    static List<String> tokenizers() {
        return GoldenTokenizers.names();
    }

    /** Open for all tries of a property: it would be opened thousands of times. */
    private static Tokenizer open(String name) {
        return OPEN.computeIfAbsent(name, GoldenTokenizers::open);
    }

    private static String streamed(Tokenizer tokenizer, boolean special, long[] ids) {
        var decoder = tokenizer.streamingDecoder(special);
        var text = new StringBuilder();
        for (long id : ids) {
            text.append(decoder.add(id));
        }
        return text.append(decoder.finish()).toString();
    }

    @Provide
    Arbitrary<Sequence> sequences() {
        return Arbitraries.of(tokenizers()).flatMap(name -> {
            int size = open(name).vocabularySize();
            // The first 300 are special ones, letters, and in some vocabularies bytes.
            var id = Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.integers().between(0, size - 1)),
                    Tuple.of(1, Arbitraries.integers().between(0, Math.min(size, 300) - 1)));
            return id.list().ofMaxSize(24).map(ids -> new Sequence(name, ids));
        });
    }

    @Property(tries = 6000)
    void any_ids_are_streamed_as_they_are_decoded(@ForAll("sequences") Sequence sequence, @ForAll boolean special) {
        var tokenizer = open(sequence.tokenizer());
        var ids = sequence.ids().stream().mapToLong(Integer::longValue).toArray();
        assertThat(streamed(tokenizer, special, ids)).isEqualTo(tokenizer.decode(ids, special));
    }

    @ParameterizedTest
    @MethodSource("tokenizers")
    void every_hard_text_is_streamed_in_whole_characters(String name) {
        var tokenizer = open(name);
        for (int i = 0; i < GoldenTokenizers.TEXTS.size(); i++) {
            var ids = GoldenTokenizers.longs(GoldenTokenizers.golden(name, i).path("ids"));
            var whole = tokenizer.decode(ids, true);
            var decoder = tokenizer.streamingDecoder(true);
            var text = new StringBuilder();
            for (long id : ids) {
                text.append(decoder.add(id));
                assertThat(whole).startsWith(text);
                assertThat(text.isEmpty() || !Character.isHighSurrogate(text.charAt(text.length() - 1))).isTrue();
            }
            assertThat(text.append(decoder.finish())).hasToString(whole);
        }
    }

    @Test
    void an_emoji_of_four_bytes_comes_with_its_last_byte() {
        var tokenizer = open("gpt2");
        var bytes = new ArrayList<Long>();
        for (var piece : List.of("ð", "Ł", "¦", "Ĭ")) {
            bytes.add(tokenizer.id(piece));
        }
        var decoder = tokenizer.streamingDecoder(false);
        assertThat(bytes).extracting(decoder::add).containsExactly("", "", "", "🦊");
        assertThat(decoder.add(bytes.getFirst())).isEmpty();
        assertThat(decoder.finish()).isEqualTo("\ufffd");
        assertThat(decoder.add(tokenizer.id("a"))).isEqualTo("a");
    }

    @Test
    void a_run_of_byte_pieces_comes_at_its_end_since_one_wrong_byte_spoils_it() {
        var tokenizer = open("llama2");
        var decoder = tokenizer.streamingDecoder(false);
        for (var piece : List.of("<0xE2>", "<0x98>", "<0x83>")) {
            assertThat(decoder.add(tokenizer.id(piece))).isEmpty();
        }
        assertThat(decoder.add(tokenizer.id("a"))).isEqualTo("☃a");
        for (var piece : List.of("<0xE2>", "<0x98>", "<0x83>", "<0xFF>")) {
            assertThat(decoder.add(tokenizer.id(piece))).isEmpty();
        }
        assertThat(decoder.finish()).isEqualTo("\ufffd".repeat(4));
    }

    @Test
    void a_long_stream_decodes_no_more_at_its_end_than_at_its_beginning() {
        var lengths = new ArrayList<Integer>();
        var stream = new WindowStream(ids -> {
            lengths.add(ids.length);
            return LongStream.of(ids).mapToObj(id -> id == 0 ? "" : " w" + id).reduce("", String::concat);
        }, true);
        var text = new StringBuilder();
        for (int i = 1; i <= 5000; i++) {
            text.append(stream.add(i, "piece"));
        }
        assertThat(text).startsWith(" w1 w2 w3").endsWith(" w4999 w5000");
        assertThat(lengths).hasSize(10_000).allMatch(length -> length <= 2);
    }

    @Test
    void an_id_outside_of_the_vocabulary_is_refused() {
        var decoder = open("gpt2").streamingDecoder(true);
        assertThatThrownBy(() -> decoder.add(100_000)).isInstanceOf(UsageException.class)
                .hasMessageContaining("token id 100000");
    }
}
