package dev.inscape.text.gguf;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.inscape.InscapeException;
import dev.inscape.text.SpecialRole;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Model "gpt2": pieces that spell bytes, merged in the file's order, after regular expressions have cut the text. */
final class ByteLevelJson {

    private ByteLevelJson() {
    }

    static String write(GgufVocabulary vocabulary, PreTokenizers.Rule rule, Map<SpecialRole, Integer> ids) {
        var switches = vocabulary.switches();
        return JsonWriter.write(vocabulary, json -> {
            json.writeNullField("normalizer");
            writeCuts(json, rule);
            JsonWriter.writeFrame(json, vocabulary, ids,
                    switches.addBos() == null ? rule.addsBos() : switches.addBos(),
                    switches.addEos() != null && switches.addEos());
            json.writeObjectFieldStart("decoder");
            writeByteLevel(json);
            json.writeEndObject();
            json.writeObjectFieldStart("model");
            json.writeStringField("type", "BPE");
            json.writeBooleanField("ignore_merges", rule.ignoresMerges());
            JsonWriter.writeVocabulary(json, vocabulary);
            writeMerges(json, vocabulary);
            json.writeEndObject();
        });
    }

    private static void writeCuts(JsonGenerator json, PreTokenizers.Rule rule) throws IOException {
        json.writeObjectFieldStart("pre_tokenizer");
        json.writeStringField("type", "Sequence");
        json.writeArrayFieldStart("pretokenizers");
        for (var expression : rule.cuts().expressions()) {
            json.writeStartObject();
            json.writeStringField("type", "Split");
            json.writeObjectFieldStart("pattern");
            json.writeStringField("Regex", expression);
            json.writeEndObject();
            json.writeStringField("behavior", "Isolated");
            json.writeBooleanField("invert", false);
            json.writeEndObject();
        }
        json.writeStartObject();
        writeByteLevel(json);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeByteLevel(JsonGenerator json) throws IOException {
        json.writeStringField("type", "ByteLevel");
        json.writeBooleanField("add_prefix_space", false);
        json.writeBooleanField("trim_offsets", false);
        json.writeBooleanField("use_regex", false);
    }

    private static void writeMerges(JsonGenerator json, GgufVocabulary vocabulary) throws IOException {
        if (vocabulary.merges().isEmpty()) {
            throw new InscapeException("the GGUF vocabulary of model \"gpt2\" has no merges");
        }
        var known = new HashSet<>(vocabulary.tokens());
        json.writeArrayFieldStart("merges");
        for (var merge : vocabulary.merges()) {
            int space = merge.indexOf(' ', 1);
            if (space < 0) {
                throw new InscapeException("the merge \"" + merge + "\" of the GGUF vocabulary is no pair");
            }
            var left = merge.substring(0, space);
            var right = merge.substring(space + 1);
            requireKnown(known, merge, left, right, left + right);
            json.writeStartArray();
            json.writeString(left);
            json.writeString(right);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void requireKnown(Set<String> known, String merge, String... pieces) {
        for (var piece : pieces) {
            if (!known.contains(piece)) {
                throw new InscapeException(
                        "the merge \"" + merge + "\" of the GGUF vocabulary needs the piece \"" + piece
                                + "\", which is no token");
            }
        }
    }
}
