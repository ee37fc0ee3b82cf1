package dev.inscape.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.inscape.InscapeException;
import java.io.IOException;

/**
 * What the native library does not tell of a tokenizer.json: its pieces and its decoder. The text is read once more, as a
 * stream: what is not needed, merges above all, is passed over.
 *
 * @param vocabulary the model's pieces and the added ones
 * @param decoder    the rule from pieces to text, as far as streaming must know it
 */
record TokenizerJson(Vocabulary vocabulary, DecoderKind decoder) {

    static TokenizerJson read(String name, String text) {
        var vocabulary = new Vocabulary();
        JsonNode decoder = MissingNode.getInstance();
        try (var json = Json.MAPPER.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "model" -> readModel(json, vocabulary);
                    case "added_tokens" -> readAdded(json, vocabulary);
                    case "decoder" -> decoder = json.readValueAsTree();
                    default -> json.skipChildren();
                }
            }
            return new TokenizerJson(vocabulary, DecoderKind.of(decoder));
        } catch (IOException e) {
            throw new InscapeException("cannot read the vocabulary in " + name + ": " + e.getMessage(), e);
        }
    }

    private static void readModel(JsonParser json, Vocabulary vocabulary) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals("vocab");
            json.nextToken();
            if (wanted && json.currentToken() == JsonToken.START_OBJECT) {
                readNumbered(json, vocabulary);
            } else if (wanted && json.currentToken() == JsonToken.START_ARRAY) {
                readScored(json, vocabulary);
            } else {
                json.skipChildren();
            }
        }
    }

    /** WordPiece and BPE: {@code {"piece": id, …}}. */
    private static void readNumbered(JsonParser json, Vocabulary vocabulary) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            vocabulary.addOfModel(json.currentName(), json.nextLongValue(-1));
        }
    }

    /** Unigram: {@code [["piece", score], …]}, numbered by their order. */
    private static void readScored(JsonParser json, Vocabulary vocabulary) throws IOException {
        for (long id = 0; json.nextToken() == JsonToken.START_ARRAY; id++) {
            vocabulary.addOfModel(json.nextTextValue(), id);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                json.skipChildren();
            }
        }
    }

    /** {@code [{"id": 101, "content": "[CLS]", "special": true, …}, …]}. */
    private static void readAdded(JsonParser json, Vocabulary vocabulary) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            long id = -1;
            var content = "";
            boolean special = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "id" -> id = json.getValueAsLong(-1);
                    case "content" -> content = json.getValueAsString("");
                    case "special" -> special = json.getValueAsBoolean(false);
                    default -> json.skipChildren();
                }
            }
            if (special) {
                vocabulary.addSpecial(content, id);
            } else {
                vocabulary.add(content, id);
            }
        }
    }
}
