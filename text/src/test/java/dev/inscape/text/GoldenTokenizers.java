package dev.inscape.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** A tokenizer.json of each family, and what Python's library makes of the hard texts with it. */
final class GoldenTokenizers {

    static final JsonNode GOLDEN = golden();
    static final List<String> TEXTS = strings(GOLDEN.path("texts"));

    private GoldenTokenizers() {
    }

    static List<String> names() {
        var names = new ArrayList<String>();
        GOLDEN.path("tokenizers").fieldNames().forEachRemaining(names::add);
        return names;
    }

    static Tokenizer open(String name) {
        return Tokenizer.ofJson(json(name), name);
    }

    static String json(String name) {
        var resource = name.equals("minilm") ? "/all-minilm-l6-v2-tokenizer.json" : name + ".json";
        try (var in = GoldenTokenizers.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode golden(String name, int text) {
        return GOLDEN.at("/tokenizers/" + name + "/encodings/" + text);
    }

    /** The encoding with special tokens; a piece that the file leaves out is the vocabulary's. */
    static Encoding encoding(Tokenizer tokenizer, String name, int text) {
        var golden = golden(name, text);
        var ids = longs(golden.path("ids"));
        var special = new boolean[ids.length];
        for (long token : longs(golden.path("special"))) {
            special[(int) token] = true;
        }
        var pieces = new ArrayList<String>();
        for (int i = 0; i < ids.length; i++) {
            pieces.add(golden.path("pieces").path(String.valueOf(i)).asText(tokenizer.piece(ids[i])));
        }
        return new Encoding(ids, pieces, ints(golden.path("starts")), ints(golden.path("ends")), special);
    }

    static long[] idsWithoutSpecial(Tokenizer tokenizer, String name, int text) {
        var stated = golden(name, text).path("without_special");
        if (!stated.isMissingNode()) {
            return longs(stated);
        }
        var encoding = encoding(tokenizer, name, text);
        var kept = new ArrayList<Long>();
        for (int i = 0; i < encoding.length(); i++) {
            if (!encoding.special()[i]) {
                kept.add(encoding.ids()[i]);
            }
        }
        return kept.stream().mapToLong(Long::longValue).toArray();
    }

    private static JsonNode golden() {
        try (var in = GoldenTokenizers.class.getResourceAsStream("golden-encodings.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(element -> strings.add(element.textValue()));
        return strings;
    }

    static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToLong(JsonNode::longValue).toArray();
    }

    private static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
    }
}
