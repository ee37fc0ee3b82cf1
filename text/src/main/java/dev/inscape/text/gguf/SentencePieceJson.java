package dev.inscape.text.gguf;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.inscape.InscapeException;
import dev.inscape.text.SpecialRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Model "llama": SentencePiece's byte-pair encoding. Spaces are spelled U+2581; of all neighbours that make a piece together,
 * those whose piece has the highest score are merged first; a character without a piece is spelled by its bytes. A score
 * orders pieces as a merge's place orders merges, so that every way to make a piece of two others becomes a merge.
 */
final class SentencePieceJson {

    private static final String SPACE = "\u2581";

    /** All places to cut a piece at are tried, which takes the square of its length. */
    private static final int LONGEST = 4096;

    private record Merge(String left, String right, float score) {
    }

    private SentencePieceJson() {
    }

    static String write(GgufVocabulary vocabulary, Map<SpecialRole, Integer> ids) {
        var switches = vocabulary.switches();
        boolean prefix = switches.addSpacePrefix() == null || switches.addSpacePrefix();
        return JsonWriter.write(vocabulary, json -> {
            writeNormalizer(json, prefix);
            json.writeNullField("pre_tokenizer");
            JsonWriter.writeFrame(json, vocabulary, ids, switches.addBos() == null || switches.addBos(),
                    switches.addEos() != null && switches.addEos());
            writeDecoder(json, prefix);
            writeModel(json, vocabulary, ids);
        });
    }

    private static void writeNormalizer(JsonGenerator json, boolean prefix) throws IOException {
        json.writeObjectFieldStart("normalizer");
        json.writeStringField("type", "Sequence");
        json.writeArrayFieldStart("normalizers");
        if (prefix) {
            json.writeStartObject();
            json.writeStringField("type", "Prepend");
            json.writeStringField("prepend", SPACE);
            json.writeEndObject();
        }
        writeReplace(json, " ", SPACE);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeReplace(JsonGenerator json, String what, String by) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Replace");
        json.writeObjectFieldStart("pattern");
        json.writeStringField("String", what);
        json.writeEndObject();
        json.writeStringField("content", by);
        json.writeEndObject();
    }

    private static void writeDecoder(JsonGenerator json, boolean prefix) throws IOException {
        json.writeObjectFieldStart("decoder");
        json.writeStringField("type", "Sequence");
        json.writeArrayFieldStart("decoders");
        writeReplace(json, SPACE, " ");
        for (var type : new String[]{"ByteFallback", "Fuse"}) {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeEndObject();
        }
        if (prefix) {
            json.writeStartObject();
            json.writeStringField("type", "Strip");
            json.writeStringField("content", " ");
            json.writeNumberField("start", 1);
            json.writeNumberField("stop", 0);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeModel(JsonGenerator json, GgufVocabulary vocabulary, Map<SpecialRole, Integer> ids)
            throws IOException {
        json.writeObjectFieldStart("model");
        json.writeStringField("type", "BPE");
        var unknown = ids.get(SpecialRole.UNK);
        if (unknown != null) {
            json.writeStringField("unk_token", vocabulary.tokens().get(unknown));
        }
        json.writeBooleanField("byte_fallback", true);
        json.writeBooleanField("fuse_unk", false);
        JsonWriter.writeVocabulary(json, vocabulary);
        json.writeArrayFieldStart("merges");
        for (var merge : merges(vocabulary)) {
            json.writeStartArray();
            json.writeString(merge.left());
            json.writeString(merge.right());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static List<Merge> merges(GgufVocabulary vocabulary) {
        if (vocabulary.scores().length == 0) {
            throw new InscapeException("the GGUF vocabulary of model \"llama\" has no scores");
        }
        var known = new HashSet<>(vocabulary.tokens());
        var merges = new ArrayList<Merge>();
        for (int id = 0; id < vocabulary.tokens().size(); id++) {
            var piece = vocabulary.tokens().get(id);
            if (piece.length() > LONGEST) {
                throw new InscapeException("token " + id + " of the GGUF vocabulary has " + piece.length()
                        + " letters, and no model has more than " + LONGEST);
            }
            for (int cut = piece.offsetByCodePoints(0, 1); cut < piece.length(); cut = piece.offsetByCodePoints(cut,
                    1)) {
                var left = piece.substring(0, cut);
                var right = piece.substring(cut);
                if (known.contains(left) && known.contains(right)) {
                    merges.add(new Merge(left, right, vocabulary.scores()[id]));
                }
            }
        }
        merges.sort(Comparator.comparingDouble(Merge::score).reversed());
        return merges;
    }
}
