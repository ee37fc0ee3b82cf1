package dev.inscape.text.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.text.chat.jinja.syntax.SyntaxFault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be parsed or rendered says where, and what. */
class TemplateErrorsTest {

    private static final Conversation HELLO = Conversation.of(Message.user("hello"));

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
            "{% include 'other' %} # line 3: 'include' is not supported",
            "{% block body %}{% endblock %} # line 3: 'block' is not supported",
            "{% do x.append(1) %} # line 3: 'do' is no tag that can stand here",
            "{% if x %} # line 3: 'if' is not closed: the template ends where elif or else or endif is missing",
            "{% for x in y %}{% endif %} # line 3: 'endif' is no tag that can stand here, inside of 'for'",
            "{{ 1 + }} # line 3: expected an expression, found '}}'",
            "{{ (1 } # line 3: unexpected '}'",
            "{{ 'abc # line 3: a string is not closed",
            "{{ a ? b }} # line 3: unexpected character '?'",
            "{% break %} # line 3: 'break' stands outside of a loop",
            "{% set 1 = 2 %} # line 3: expected a name, found '1'",
            "{{ 99999999999999999999 }} # line 3: the number 99999999999999999999 does not fit into 64 bits"})
    void a_template_that_is_none_names_the_line_and_what_stands_there(String tag, String message) {
        assertThatThrownBy(() -> ChatTemplate.parse("one\ntwo\n" + tag)).isInstanceOf(SyntaxFault.class)
                .hasMessageStartingWith("chat template, " + message)
                .extracting(error -> ((SyntaxFault) error).line()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
            "{{ messages[0].nothing.more }} # line 3: 'dict object' has no attribute 'nothing'",
            "{{ unheard + 1 }} # line 3: 'unheard' is undefined",
            "{{ 'a' + 1 }} # line 3: unsupported operand type(s) for +: 'str' and 'int'",
            "{{ 9223372036854775807 + 1 }} # line 3: 9223372036854775807 + 1 does not fit into a whole number of 64 bits",
            "{{ 'a' | nosuch }} # line 3: there is no filter 'nosuch' here",
            "{{ 'a' is nosuch }} # line 3: there is no test 'nosuch' here",
            "{{ messages.append(1) }} # line 3: access to attribute 'append' of 'list' object is unsafe.",
            "{% set messages.x = 1 %} # line 3: cannot assign attribute on non-namespace object 'messages'",
            "{% for a, b in [[1]] %}{% endfor %} # line 3: not enough values to unpack (expected 2, got 1)"})
    void what_goes_wrong_in_a_template_names_the_line(String tag, String message) {
        var template = ChatTemplate.parse("one\ntwo\n" + tag);
        assertThatThrownBy(() -> template.render(HELLO)).isInstanceOf(InscapeException.class)
                .hasMessage("chat template, " + message);
    }

    @Test
    void what_a_template_refuses_comes_in_its_own_words() {
        var template = ChatTemplate.parse("\n\n{{ raise_exception('Roles must alternate, not ' ~ messages[0].role) }}");
        assertThatThrownBy(() -> template.render(HELLO)).isInstanceOf(InscapeException.class)
                .hasMessage("Roles must alternate, not user");
    }

    @Test
    void a_line_is_that_of_the_expression_not_of_the_tag() {
        var template = ChatTemplate.parse("{{ [\n1,\nunheard.x\n] }}");
        assertThatThrownBy(() -> template.render(HELLO)).hasMessageStartingWith("chat template, line 3:");
    }

    @Test
    void a_conversation_is_complete_or_refused() {
        assertThatThrownBy(() -> Conversation.of(List.of())).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> HELLO.with("messages", 1)).isInstanceOf(UsageException.class)
                .hasMessageContaining("\"messages\" is part of the conversation itself");
        assertThatThrownBy(() -> new Message(Map.of("content", "x"))).isInstanceOf(UsageException.class)
                .hasMessageContaining("needs a role");
    }

    @Test
    void data_that_is_no_json_is_refused_with_its_type() {
        var conversation = HELLO.with("thing", new StringBuilder("ok")).with("other", Thread.currentThread());
        assertThatThrownBy(() -> ChatTemplate.parse("x").render(conversation)).hasMessageContaining("java.lang.Thread");
    }

    @Test
    void a_variable_that_is_null_is_none_and_wins_over_a_special_token() {
        var template = ChatTemplate
                .parse("{{ bos_token is none }}|{{ eos_token }}|{{ tools is none }}|{{ x is defined }}")
                .withSpecialTokens(Map.of("bos_token", "<s>", "eos_token", "</s>"));
        assertThat(template.render(HELLO.with("bos_token", null))).isEqualTo("True|</s>|True|False");
    }

    @Test
    void reasoning_is_there_under_both_names_and_a_field_can_be_taken_away() {
        var template = ChatTemplate.parse("{{ messages | tojson }}");
        var message = Message.assistant("Paris.").with("reasoning", "Easy.").with("content", null);
        assertThat(template.render(Conversation.of(message)))
                .isEqualTo("[{\"thinking\": \"Easy.\", \"role\": \"assistant\", "
                        + "\"reasoning\": \"Easy.\", \"reasoning_content\": \"Easy.\"}]");
    }
}
