package dev.inscape.text.chat;

import dev.inscape.UsageException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A turn of a conversation, in the form that templates read: fields of plain JSON-like data.
 *
 * @param fields {@code role} above all; {@code content} as a string or as a list of parts; {@code tool_calls},
 *               {@code tool_call_id}, {@code name}, {@code reasoning_content} and whatever else a template knows. Null stands
 *               for a field that is not there
 */
public record Message(Map<String, @Nullable Object> fields) {

    private static final List<String> REASONING = List.of("reasoning_content", "thinking", "reasoning");

    public Message {
        if (!(fields.get("role") instanceof String)) {
            throw new UsageException("a message needs a role, such as \"user\"; its fields are " + fields.keySet());
        }
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public static Message of(String role, String content) {
        return new Message(fields("role", role, "content", content));
    }

    public static Message system(String content) {
        return of("system", content);
    }

    public static Message user(String content) {
        return of("user", content);
    }

    public static Message assistant(String content) {
        return of("assistant", content);
    }

    /** What a tool answered. */
    public static Message tool(String content) {
        return of("tool", content);
    }

    /** With one more field, or another value of one. */
    public Message with(String field, @Nullable Object value) {
        var all = new LinkedHashMap<String, @Nullable Object>(fields);
        all.put(field, value);
        return new Message(all);
    }

    public String role() {
        return String.valueOf(fields.get("role"));
    }

    /**
     * As transformers 5 hands it to a template: without fields that are null, and reasoning under both of the names that
     * templates read.
     */
    Map<String, Object> normalized() {
        var present = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        for (var name : REASONING) {
            var reasoning = present.get(name);
            if (reasoning != null) {
                var both = new LinkedHashMap<String, Object>();
                both.put("thinking", reasoning);
                both.putAll(present);
                both.put("reasoning_content", reasoning);
                return both;
            }
        }
        return present;
    }

    private static Map<String, @Nullable Object> fields(String first, String value, String second, String other) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put(first, value);
        fields.put(second, other);
        return fields;
    }
}
