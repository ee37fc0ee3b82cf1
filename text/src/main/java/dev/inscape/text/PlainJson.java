package dev.inscape.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import java.io.IOException;
import java.io.StringWriter;

/**
 * A tokenizer.json whose special tokens no text can spell. Those that the model numbers are taken off the list of added ones;
 * the library numbers the others by their place in it, so that they stay, under a name with a null, which no text has.
 */
final class PlainJson {

    private PlainJson() {
    }

    static String write(String text, Vocabulary vocabulary) {
        var plain = new StringWriter();
        try (var in = Json.MAPPER.createParser(text); var out = Json.MAPPER.createGenerator(plain)) {
            in.nextToken();
            out.writeStartObject();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean added = in.currentName().equals("added_tokens");
                out.writeFieldName(in.currentName());
                in.nextToken();
                if (added && in.currentToken() == JsonToken.START_ARRAY) {
                    copyAdded(in, out, vocabulary);
                } else {
                    out.copyCurrentStructure(in);
                }
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new InscapeException("cannot take the special tokens off a tokenizer.json: " + e.getMessage(), e);
        }
        return plain.toString();
    }

    private static void copyAdded(JsonParser in, JsonGenerator out, Vocabulary vocabulary) throws IOException {
        out.writeStartArray();
        while (in.nextToken() == JsonToken.START_OBJECT) {
            ObjectNode token = in.readValueAsTree();
            var content = token.path("content").asText();
            if (!token.path("special").asBoolean()) {
                out.writeTree(token);
            } else if (!vocabulary.isOfModel(content)) {
                out.writeTree(token.put("content", "\0" + content).put("normalized", false));
            }
        }
        out.writeEndArray();
    }
}
