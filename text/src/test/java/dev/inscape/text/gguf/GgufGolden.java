package dev.inscape.text.gguf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.text.SpecialRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What llama.cpp made of the hard texts: see oracle/gguf_encodings.py. */
final class GgufGolden {

    static final JsonNode GOLDEN = read("gguf-encodings.json");
    static final List<String> TEXTS = strings(GOLDEN.path("texts"));

    /** One vocabulary file that llama.cpp read. */
    record Case(JsonNode node) {

        String model() {
            return node.path("model").textValue();
        }

        GgufVocabulary vocabulary() {
            return vocabulary(node.path("pre").textValue());
        }

        GgufVocabulary vocabulary(@Nullable String pre) {
            var switches = new GgufVocabulary.Switches(flag("bos"), flag("eos"), flag("space"));
            return GgufGolden.vocabulary(model(), pre, switches);
        }

        private @Nullable Boolean flag(String name) {
            var flag = node.path("switches").path(name);
            return flag.isBoolean() ? flag.booleanValue() : null;
        }

        long[] ids(int text) {
            return longs(GOLDEN.path("ids").path(model()).path(text).path(node.path("ids").path(text).intValue()));
        }

        /** With {@code parse_special} off. */
        long[] idsAsText(int text) {
            var stated = node.path("special_text_as_plain").path(String.valueOf(text));
            return stated.isMissingNode() ? ids(text) : longs(stated);
        }

        String decoded(int text) {
            return node.path("decoded").path(String.valueOf(text)).asText(TEXTS.get(text));
        }

        long[] idsWithSpecial(int text) {
            var ids = new ArrayList<Long>();
            for (var part : List.of(longs(node.path("before")), ids(text), longs(node.path("behind")))) {
                for (long id : part) {
                    ids.add(id);
                }
            }
            return ids.stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public String toString() {
            return model() + " " + node.path("pre").asText() + " " + node.path("switches");
        }
    }

    private GgufGolden() {
    }

    static List<Case> cases() {
        return StreamSupport.stream(GOLDEN.path("cases").spliterator(), false).map(Case::new).toList();
    }

    static GgufVocabulary vocabulary(String model, @Nullable String pre, GgufVocabulary.Switches switches) {
        var vocabulary = GOLDEN.path("vocabularies").path(model);
        return new GgufVocabulary(model, pre, strings(vocabulary.path("tokens")), floats(vocabulary.path("scores")),
                ints(vocabulary.path("types")), strings(vocabulary.path("merges")), switches,
                Map.of(SpecialRole.BOS, vocabulary.path("bos").intValue(), SpecialRole.EOS,
                        vocabulary.path("eos").intValue()));
    }

    private static JsonNode read(String resource) {
        try (var in = GgufGolden.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToLong(JsonNode::longValue).toArray();
    }

    private static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
    }

    private static float[] floats(JsonNode array) {
        var floats = new float[array.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = array.path(i).floatValue();
        }
        return floats;
    }
}
