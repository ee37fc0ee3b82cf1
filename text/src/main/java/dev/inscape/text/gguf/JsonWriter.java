package dev.inscape.text.gguf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.inscape.InscapeException;
import dev.inscape.text.SpecialRole;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the tokenizer.json of every GGUF vocabulary has: added tokens, the frame around a text, the vocabulary. */
final class JsonWriter {

    interface Part {
        void write(JsonGenerator json) throws IOException;
    }

    private JsonWriter() {
    }

    static String write(GgufVocabulary vocabulary, Part rest) {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("version", "1.0");
            json.writeArrayFieldStart("added_tokens");
            for (int id = 0; id < vocabulary.tokens().size(); id++) {
                if (vocabulary.type(id).isFoundInText()) {
                    writeAdded(json, id, vocabulary.tokens().get(id), vocabulary.type(id).isSpecial());
                }
            }
            json.writeEndArray();
            rest.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new InscapeException("cannot write the vocabulary of a GGUF file as JSON: " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static void writeAdded(JsonGenerator json, int id, String piece, boolean special) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("content", piece);
        for (var flag : new String[]{"single_word", "lstrip", "rstrip", "normalized"}) {
            json.writeBooleanField(flag, false);
        }
        json.writeBooleanField("special", special);
        json.writeEndObject();
    }

    static void writeVocabulary(JsonGenerator json, GgufVocabulary vocabulary) throws IOException {
        json.writeObjectFieldStart("vocab");
        for (int id = 0; id < vocabulary.tokens().size(); id++) {
            json.writeNumberField(vocabulary.tokens().get(id), id);
        }
        json.writeEndObject();
    }

    /** A post-processor that puts BOS before a text, EOS behind it, both or none. */
    static void writeFrame(JsonGenerator json, GgufVocabulary vocabulary, Map<SpecialRole, Integer> ids, boolean bos,
            boolean eos) throws IOException {
        if (!bos && !eos) {
            json.writeNullField("post_processor");
            return;
        }
        var before = bos ? List.of(id(ids, SpecialRole.BOS)) : List.<Integer>of();
        var behind = eos ? List.of(id(ids, SpecialRole.EOS)) : List.<Integer>of();
        json.writeObjectFieldStart("post_processor");
        json.writeStringField("type", "TemplateProcessing");
        json.writeArrayFieldStart("single");
        for (int id : before) {
            writePlace(json, "SpecialToken", vocabulary.tokens().get(id), 0);
        }
        writePlace(json, "Sequence", "A", 0);
        for (int id : behind) {
            writePlace(json, "SpecialToken", vocabulary.tokens().get(id), 0);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("pair");
        writePlace(json, "Sequence", "A", 0);
        writePlace(json, "Sequence", "B", 1);
        json.writeEndArray();
        json.writeObjectFieldStart("special_tokens");
        for (int id : Stream.concat(before.stream(), behind.stream()).distinct().toList()) {
            writeSpecial(json, vocabulary.tokens().get(id), id);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static int id(Map<SpecialRole, Integer> ids, SpecialRole role) {
        var id = ids.get(role);
        if (id == null) {
            throw new InscapeException(
                    "the GGUF vocabulary wants " + role + " around every text, but names no such token");
        }
        return id;
    }

    private static void writePlace(JsonGenerator json, String kind, String id, int type) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart(kind);
        json.writeStringField("id", id);
        json.writeNumberField("type_id", type);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeSpecial(JsonGenerator json, String piece, int id) throws IOException {
        json.writeObjectFieldStart(piece);
        json.writeStringField("id", piece);
        json.writeArrayFieldStart("ids");
        json.writeNumber(id);
        json.writeEndArray();
        json.writeArrayFieldStart("tokens");
        json.writeString(piece);
        json.writeEndArray();
        json.writeEndObject();
    }
}
