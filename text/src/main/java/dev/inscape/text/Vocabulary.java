package dev.inscape.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The pieces of a tokenizer.json with their numbers. The native library does not tell them, so the file is read once more,
 * as a stream: what is not needed, merges above all, is passed over.
 */
final class Vocabulary {

    private final Map<Long, String> pieces = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();

    private Vocabulary() {
    }

    static Vocabulary read(Path file) {
        var vocabulary = new Vocabulary();
        try (var json = new JsonFactory().createParser(file.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "model" -> vocabulary.readModel(json);
                    case "added_tokens" -> vocabulary.readAdded(json);
                    default -> json.skipChildren();
                }
            }
            return vocabulary;
        } catch (IOException e) {
            throw new InscapeException("cannot read the vocabulary in " + file + ": " + e.getMessage(), e);
        }
    }

    private void readModel(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals("vocab");
            json.nextToken();
            if (wanted && json.currentToken() == JsonToken.START_OBJECT) {
                readNumbered(json);
            } else if (wanted && json.currentToken() == JsonToken.START_ARRAY) {
                readScored(json);
            } else {
                json.skipChildren();
            }
        }
    }

    /** WordPiece and BPE: {@code {"piece": id, …}}. */
    private void readNumbered(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            add(json.currentName(), json.nextLongValue(-1));
        }
    }

    /** Unigram: {@code [["piece", score], …]}, numbered by their order. */
    private void readScored(JsonParser json) throws IOException {
        for (long id = 0; json.nextToken() == JsonToken.START_ARRAY; id++) {
            add(json.nextTextValue(), id);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                json.skipChildren();
            }
        }
    }

    /** {@code [{"id": 101, "content": "[CLS]", …}, …]}. */
    private void readAdded(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            long id = -1;
            var content = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "id" -> id = json.getValueAsLong(-1);
                    case "content" -> content = json.getValueAsString("");
                    default -> json.skipChildren();
                }
            }
            add(content, id);
        }
    }

    private void add(String piece, long id) {
        pieces.put(id, piece);
        ids.put(piece, id);
    }

    int size() {
        return ids.size();
    }

    String piece(long id) {
        var piece = pieces.get(id);
        if (piece == null) {
            throw new UsageException("token id " + id + " is not in the vocabulary, which has " + size()
                    + " pieces numbered from 0");
        }
        return piece;
    }

    long id(String piece) {
        var id = ids.get(piece);
        if (id == null) {
            throw new UsageException(
                    "\"" + piece + "\" is no piece of the vocabulary; encode it to see the pieces it is cut "
                            + "into");
        }
        return id;
    }
}
