package dev.inscape.lab.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.Suggestions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The object on one line of a file. Members that nobody asks for are passed over. */
record JsonLine(String origin, ObjectNode object) {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    static JsonLine parse(String file, Lines.Line line) {
        var origin = file + " line " + line.number();
        try {
            if (MAPPER.readTree(line.text()) instanceof ObjectNode object) {
                return new JsonLine(origin, object);
            }
            throw new InscapeException(origin + " is no JSON object: " + Quoted.of(line.text()));
        } catch (JsonProcessingException e) {
            throw new InscapeException(origin + " is no sound JSON: " + Quoted.of(e.getOriginalMessage()), e);
        }
    }

    /** A member that must be there and have characters. */
    String requiredText(String name) {
        var text = text(name);
        if (text == null || text.isBlank()) {
            var names = List.copyOf(object.properties().stream().map(member -> member.getKey()).toList());
            throw new InscapeException(origin + (text == null ? " has no \"" : " has an empty \"") + name + "\""
                    + (text == null ? Suggestions.didYouMean(name, names) : ""));
        }
        if (text.indexOf(0) >= 0) {
            throw new InscapeException(origin + " has a null character (U+0000) in \"" + name + "\"");
        }
        return text;
    }

    /** A text, or a number or truth value as it is written; none where it is missing or null. */
    @Nullable
    String text(String name) {
        var value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isContainerNode()) {
            throw new InscapeException(origin + ": \"" + name + "\" is a list or an object, not a text");
        }
        return value.asText();
    }
}
