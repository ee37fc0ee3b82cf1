package dev.inscape.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderKindTest {

    private static final String REPLACE = "{'type':'Replace','pattern':{'String':'▁'},'content':' '}";
    private static final String PAIR = "{'type':'Replace','pattern':{'String':' .'},'content':'.'}";

    private static DecoderKind kind(String json) throws JsonProcessingException {
        return DecoderKind.of(new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    private static String sequence(String... steps) {
        return "{'type':'Sequence','decoders':[" + String.join(",", steps) + "]}";
    }

    @ParameterizedTest
    @CsvSource({"ByteLevel, BYTES", "WordPiece, LOCAL", "Metaspace, LOCAL", "BPEDecoder, LOCAL", "CTC, WHOLE",
            "Unheard, WHOLE"})
    void each_simple_decoder_has_its_kind(String type, DecoderKind kind) throws JsonProcessingException {
        assertThat(kind("{'type':'" + type + "'}")).isEqualTo(kind);
        assertThat(kind(sequence("{'type':'" + type + "'}"))).isEqualTo(kind);
    }

    @Test
    void steps_behind_fuse_must_not_look_across_tokens() throws JsonProcessingException {
        var fallback = "{'type':'ByteFallback'}";
        var fuse = "{'type':'Fuse'}";
        assertThat(kind(sequence(REPLACE, fallback, fuse, "{'type':'Strip','content':' ','start':1,'stop':0}")))
                .isEqualTo(DecoderKind.LOCAL_WITH_BYTE_RUNS);
        assertThat(kind(sequence(PAIR, fuse))).isEqualTo(DecoderKind.LOCAL);
        assertThat(kind(sequence(fuse, PAIR))).isEqualTo(DecoderKind.WHOLE);
        assertThat(kind(sequence(fuse, "{'type':'Strip','content':' ','start':0,'stop':1}")))
                .isEqualTo(DecoderKind.WHOLE);
        assertThat(kind(sequence(fuse, "{'type':'WordPiece'}"))).isEqualTo(DecoderKind.WHOLE);
    }

    @Test
    void no_decoder_puts_spaces_between_pieces() throws JsonProcessingException {
        assertThat(kind("null")).isEqualTo(DecoderKind.LOCAL);
    }

    @Test
    void what_may_still_change_is_decoded_at_the_end() {
        var calls = new ArrayList<String>();
        var stream = new WholeStream(ids -> {
            calls.add(Arrays.toString(ids));
            return "text";
        });
        assertThat(stream.add(3, "a") + stream.add(1, "b")).isEmpty();
        assertThat(stream.finish()).isEqualTo("text");
        stream.finish();
        assertThat(calls).containsExactly("[3, 1]", "[]");
    }
}
