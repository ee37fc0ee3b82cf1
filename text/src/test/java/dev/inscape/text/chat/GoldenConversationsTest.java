package dev.inscape.text.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.InscapeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates in the prompt formats of real models write conversations byte for byte as transformers does. */
class GoldenConversationsTest {

    private static final JsonNode GOLDEN = Golden.json("conversations.json");

    static Stream<Arguments> cases() {
        return GOLDEN.path("templates").properties().stream().flatMap(template -> template.getValue().path("rendered")
                .properties().stream().map(each -> Arguments.of(template.getKey(), each.getKey(), each.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void is_written_as_transformers_writes_it(String name, String title, JsonNode expected) {
        var template = template(name);
        var conversation = conversation(GOLDEN.path("conversations").path(title));
        var now = LocalDateTime.parse(GOLDEN.path("now").textValue());
        if (expected.has("error")) {
            // What a template says by itself comes as it is; what goes wrong in it in our words, where they differ from Python's.
            var refused = assertThatThrownBy(() -> template.render(conversation, now))
                    .isInstanceOf(InscapeException.class);
            if (!expected.path("error").textValue().contains("str (not")) {
                refused.message().endsWith(expected.path("error").textValue());
            }
            return;
        }
        var rendered = template.render(conversation, now);
        assertThat(rendered.text()).isEqualTo(expected.path("expected").textValue());
        assertThat(rendered.assistant().stream().map(span -> rendered.text().substring(span.start(), span.end())))
                .isEqualTo(texts(expected.path("assistant")));
    }

    private static ChatTemplate template(String name) {
        var tokens = new LinkedHashMap<String, String>();
        GOLDEN.path("templates").path(name).path("tokens").properties()
                .forEach(token -> tokens.put(token.getKey(), token.getValue().textValue()));
        return ChatTemplate.parse(Golden.text("templates/" + name + ".jinja")).withSpecialTokens(tokens);
    }

    private static Conversation conversation(JsonNode node) {
        var messages = new ArrayList<Message>();
        node.path("messages").forEach(message -> messages.add(new Message(map(message))));
        return new Conversation(messages, tools(node.path("tools")), null,
                node.path("add_generation_prompt").booleanValue(), map(node.path("variables")));
    }

    private static @Nullable List<Map<String, Object>> tools(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        var tools = new ArrayList<Map<String, Object>>();
        node.forEach(tool -> tools.add(map(tool)));
        return tools;
    }

    private static Map<String, Object> map(JsonNode node) {
        var map = new LinkedHashMap<String, Object>();
        node.properties().forEach(entry -> {
            var value = Golden.plain(entry.getValue());
            if (value != null) {
                map.put(entry.getKey(), value);
            }
        });
        return map;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
