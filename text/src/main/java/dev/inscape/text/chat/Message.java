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
 *               {@code tool_call_id}, {@code name}, {@code reasoning_content} and whatever else a template knows
 */
public record Message(Map<String, Object> fields) {

    private static final List<String> REASONING = List.of("reasoning_content", "thinking", "reasoning");

    public Message {
        if (!(fields.get("role") instanceof String)) {
            throw new UsageException("a message needs a role, such as \"user\"; its fields are " + fields.keySet());
        }
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public static Message of(String role, String content) {
        return new Message(ordered(role, content));
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

    /** With one more field, or another value of one; null takes it away. */
    public Message with(String field, @Nullable Object value) {
        var all = new LinkedHashMap<>(fields);
        if (value == null) {
            all.remove(field);
        } else {
            all.put(field, value);
        }
        return new Message(all);
    }

    public String role() {
        return String.valueOf(fields.get("role"));
    }

    /** As transformers 5 hands it to a template: reasoning under both of the names that templates read. */
    Map<String, Object> normalized() {
        for (var name : REASONING) {
            var reasoning = fields.get(name);
            if (reasoning != null) {
                var both = new LinkedHashMap<String, Object>();
                both.put("thinking", reasoning);
                both.putAll(fields);
                both.put("reasoning_content", reasoning);
                return both;
            }
        }
        return fields;
    }

    private static Map<String, Object> ordered(String role, String content) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("role", role);
        fields.put("content", content);
        return fields;
    }
}
