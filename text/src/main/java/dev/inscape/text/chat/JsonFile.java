package dev.inscape.text.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object in a file as plain Java data; fields that are null are left out. */
final class JsonFile {

    private JsonFile() {
    }

    static Map<String, Object> read(Path file) {
        try (var json = new JsonFactory().createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new InscapeException(file + " holds no JSON object");
            }
            return object(json);
        } catch (IOException e) {
            throw new InscapeException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        var object = new LinkedHashMap<String, Object>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                object.put(name, value(json));
            }
        }
        return object;
    }

    private static List<Object> array(JsonParser json) throws IOException {
        var array = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                array.add(value(json));
            }
        }
        return array;
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            default -> json.getText();
        };
    }
}
