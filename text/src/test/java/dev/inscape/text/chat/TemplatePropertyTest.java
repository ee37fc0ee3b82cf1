package dev.inscape.text.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.InscapeException;
import dev.inscape.text.chat.jinja.value.Limits;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text, a template renders or is refused in one line; text outside of tags and values in them come through. */
class TemplatePropertyTest {

    private static final Limits TIGHT = new Limits(50_000, 100_000, 200, 1000);

    @Property(tries = 2000)
    void anything_renders_or_is_refused(@ForAll("scraps") String text) {
        try {
            ChatTemplate.parse(text).withLimits(TIGHT).render(Conversation.of(Message.user("hi")).with("x", 3));
        } catch (InscapeException refused) {
            assertThat(refused.getMessage()).startsWith("chat template, line ");
        }
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries
                .of(List.of("{%", "%}", "{{", "}}", "{#", "#}", "-", "+", " if ", " x ", "'", "\"", "\\", "(", ")",
                        "[", "]", "{", "}", ":", ",", ".", "|", "~", "**", "//", "%", "<", "=", "==", "1", "2.5", "\n",
                        "\r", " for ",
                        " in ", " set ", " endfor ", " endif ", " else ", " is ", " not ", " and ", "messages", "[0]",
                        "tojson",
                        "range", " macro m(a) ", " endmacro ", " raw ", " endraw ", "é", "🙂", "loop", "caller", "join",
                        " recursive "))
                .list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    @Property(tries = 500)
    void text_without_tags_stays_as_it_is(@ForAll String text) {
        var plain = text.replace("{", "").replace('\r', ' ');
        var expected = plain.endsWith("\n") ? plain.substring(0, plain.length() - 1) : plain;
        assertThat(ChatTemplate.parse(plain).render(Conversation.of(Message.user("hi")))).isEqualTo(expected);
    }

    @Property(tries = 500)
    void content_comes_through_untouched(@ForAll String content) {
        var template = ChatTemplate.parse("<|user|>\n{{- messages[0]['content'] }}<|end|>");
        assertThat(template.render(Conversation.of(Message.user(content)))).isEqualTo("<|user|>" + content + "<|end|>");
    }
}
