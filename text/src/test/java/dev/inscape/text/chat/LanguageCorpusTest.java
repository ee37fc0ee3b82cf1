package dev.inscape.text.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.InscapeException;
import dev.inscape.text.chat.jinja.run.Rendering;
import dev.inscape.text.chat.jinja.syntax.Parser;
import dev.inscape.text.chat.jinja.value.Limits;
import dev.inscape.text.chat.jinja.value.Value;
import dev.inscape.text.chat.jinja.value.Values;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every construct of the language gives what Jinja2 gives, or is refused where Jinja2 refuses it. */
class LanguageCorpusTest {

    private static final JsonNode CORPUS = Golden.json("language.json");
    private static final LocalDateTime NOW = LocalDateTime.of(2025, 3, 7, 14, 5, 9);

    static Stream<Arguments> cases() {
        return CORPUS.path("groups").properties().stream().flatMap(group -> StreamSupport
                .stream(group.getValue().spliterator(), false)
                .map(each -> Arguments.of(group.getKey(), each.path("template").textValue(), each)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void is_rendered_as_jinja_renders_it(String group, String template, JsonNode expected) {
        if (expected.has("error")) {
            assertThatThrownBy(() -> render(template)).as(expected.path("error").textValue())
                    .isInstanceOf(InscapeException.class);
        } else {
            assertThat(render(template)).isEqualTo(expected.path("expected").textValue());
        }
    }

    private static String render(String template) {
        return new Rendering(Limits.DEFAULT, NOW).run(Parser.parse(template), variables());
    }

    private static Map<String, Value> variables() {
        var variables = new LinkedHashMap<String, Value>();
        CORPUS.path("variables").properties()
                .forEach(entry -> variables.put(entry.getKey(), Values.of(Golden.plain(entry.getValue()))));
        return variables;
    }
}
