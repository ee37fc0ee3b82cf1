package dev.inscape.text.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.text.chat.jinja.value.Limits;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A template that would run without end, or fill the memory, is stopped, and says where. */
class LimitsTest {

    private static final Conversation HELLO = Conversation.of(Message.user("hello"));
    private static final Limits TIGHT = new Limits(60_000, 10_000, 100, 500);

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
            "{% for a in range(400) %}{% for b in range(400) %}{% endfor %}{% endfor %} # more than 60000 steps",
            "{% for a in range(400) %}{{ 'x' * 99 }}{% endfor %} # more than 10000 characters are written",
            "{{ 'x' * 100000000000 }} # a text or a list of 100000000000 elements; the limit is 10000",
            "{{ ([0] * 9999 + [1, 2]) | length }} # a text or a list of 10001 elements",
            "{% set ns = namespace(s='x') %}{% for a in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %} # a text or a list of",
            "{{ '%99999d' % 1 }} # a text or a list of 99999 elements",
            "{{ 'a'.center(99999) }} # a text or a list of 99999 elements",
            "{{ ('a' * 200) | replace('a', 'b' * 200) }} # a text or a list of",
            "{{ range(501) }} # a range of 501 elements; the limit is 500",
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }} # nested more than 100 deep",
            "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %} # nested more than 100 deep",
            "{% set ns = namespace(a=[]) %}{% for i in range(300) %}{% set ns.a = [ns.a] %}{% endfor %} # nested more than 200 deep"})
    void is_an_error_of_its_line(String tag, String message) {
        var template = ChatTemplate.parse("\n" + tag).withLimits(TIGHT);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> template.render(HELLO)).isInstanceOf(InscapeException.class)
                        .hasMessageStartingWith("chat template, line 2: ").hasMessageContaining(message));
    }

    @Test
    void deep_nesting_ends_before_the_stack_does_with_the_usual_limits_too() throws InterruptedException {
        var parentheses = "(".repeat(5000) + "1" + ")".repeat(5000);
        var sum = "1" + " + 1".repeat(50_000);
        var calls = "{% macro m() %}{% if true %}{{ m() | trim }}{% endif %}{% endmacro %}{{ m() }}";
        var blocks = "{% if true %}".repeat(5000);
        var failures = new ArrayList<Throwable>();
        var thread = new Thread(null, () -> {
            for (var text : new String[]{"{{ " + parentheses + " }}", "{{ " + sum + " }}", calls, blocks}) {
                try {
                    ChatTemplate.parse(text).render(HELLO);
                } catch (InscapeException | StackOverflowError e) {
                    failures.add(e);
                }
            }
        }, "small stack", 1 << 20);
        thread.start();
        thread.join();
        assertThat(failures).hasSize(4).allSatisfy(failure -> assertThat(failure).isInstanceOf(InscapeException.class)
                .hasMessageContaining("nested more than"));
    }

    @Test
    void a_hundred_calls_deep_is_nothing_unusual() {
        var template = ChatTemplate
                .parse("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{% endif %}x{% endmacro %}{{ m(100) }}");
        assertThat(template.render(HELLO)).isEqualTo("x".repeat(101));
    }

    @Test
    void limits_are_positive() {
        assertThatThrownBy(() -> new Limits(1, 0, 1, 1)).isInstanceOf(UsageException.class);
    }
}
