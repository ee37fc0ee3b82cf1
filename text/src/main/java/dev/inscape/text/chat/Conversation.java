package dev.inscape.text.chat;

import dev.inscape.UsageException;
import dev.inscape.text.chat.jinja.value.None;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a template is rendered for.
 *
 * @param messages         at least one
 * @param tools            the JSON schemas of tools that the model may call, or null where there are none
 * @param documents        texts to answer from, or null
 * @param generationPrompt whether the beginning of an answer follows, for the model to go on from
 * @param variables        what else the template reads: {@code enable_thinking}, {@code date_string}; they win over special
 *                         tokens of the same name
 */
public record Conversation(List<Message> messages, @Nullable List<Map<String, Object>> tools,
        @Nullable List<Map<String, Object>> documents, boolean generationPrompt,
        Map<String, Object> variables) {

    private static final Set<String> TAKEN = Set.of("messages", "tools", "documents", "add_generation_prompt");

    public Conversation {
        if (messages.isEmpty()) {
            throw new UsageException("a conversation needs at least one message");
        }
        for (var name : variables.keySet()) {
            if (TAKEN.contains(name)) {
                throw new UsageException(
                        "\"" + name + "\" is part of the conversation itself, not one of its variables");
            }
        }
        messages = List.copyOf(messages);
        tools = tools == null ? null : List.copyOf(tools);
        documents = documents == null ? null : List.copyOf(documents);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    public static Conversation of(Message... messages) {
        return of(List.of(messages));
    }

    public static Conversation of(List<Message> messages) {
        return new Conversation(messages, null, null, false, Map.of());
    }

    public Conversation withTools(List<Map<String, Object>> schemas) {
        return new Conversation(messages, schemas, documents, generationPrompt, variables);
    }

    public Conversation withDocuments(List<Map<String, Object>> texts) {
        return new Conversation(messages, tools, texts, generationPrompt, variables);
    }

    public Conversation withGenerationPrompt() {
        return new Conversation(messages, tools, documents, true, variables);
    }

    /** With a variable; null is the template's {@code none}. */
    public Conversation with(String name, @Nullable Object value) {
        var all = new LinkedHashMap<>(variables);
        all.put(name, value == null ? None.NONE : value);
        return new Conversation(messages, tools, documents, generationPrompt, all);
    }
}
