package dev.inscape.text.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates that are small and would take for ever, or all memory, or the stack, with the usual limits. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTemplatesTest {

    private static final Conversation HELLO = Conversation.of(Message.user("hello"));

    /** A list that holds one list twice, which holds one list twice …: 60 lists, 2^60 values to walk over. */
    private static final String TWICE = "{% set ns = namespace(a='x', b='x', t='x') %}{% for i in range(60) %}"
            + "{% set ns.a = [ns.a, ns.a] %}{% set ns.b = {'k': ns.b, 'l': ns.b} %}{% set ns.t = (ns.t, ns.t) %}{% endfor %}";
    private static final String BIG = "{% set big = 'x' * 33000000 %}{% set same = 'x' * 33000000 %}";
    private static final String OFTEN = "{% for i in range(100000) %}";

    private static void refused(String template, String message) {
        assertThatThrownBy(() -> ChatTemplate.parse(template).render(HELLO)).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith("chat template, line 1: ").hasMessageContaining(message);
    }

    private static String rendered(String template) {
        return ChatTemplate.parse(template).render(HELLO);
    }

    @Test
    void what_repeats_itself_is_weighed_written_out() {
        refused(TWICE, "a list or a dictionary holds too much");
        refused("{% set ns = namespace(a='x' * 30000000) %}{% for i in range(60) %}{% set ns.a = [ns.a, ns.a] %}{% endfor %}",
                "a list or a dictionary holds too much");
        refused("{% set ns = namespace(x=1) %}{% for i in range(60) %}{% set ns.x = namespace(a=[ns.x, ns.x]) %}{% endfor %}"
                + "{{ [ns.x] }}", "a value is too long to be printed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"{% if big == same %}{% endif %}", "{% if 'y' in big %}{% endif %}",
            "{% set b = big[1:] %}", "{{ big.find('y') }}", "{% if big is eq(same) %}{% endif %}"})
    void long_texts_are_not_walked_over_for_nothing(String statement) {
        refused(BIG + OFTEN + statement + "{% endfor %}", "takes more than 20000000 steps");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"{{ big | list | length }} # too long for a list of them",
            "{{ big | batch(1) | first }} # too long for a list of them",
            "{{ ('x ' * 16000000).split() | length }} # cut into more than 1048576 parts",
            "{{ ('x,' * 16000000).split(',') | length }} # cut into more than 1048576 parts",
            "{{ ('\t' * 30000000).expandtabs(1000) }} # a text or a list of"})
    void a_long_text_does_not_become_as_many_values(String statement, String message) {
        refused(BIG + statement, message);
    }

    @Test
    void what_is_long_in_one_dimension_only_is_worked_through_in_time() {
        assertThat(rendered(BIG + "{% for c in big %}{{ c }}{% break %}{% endfor %}")).isEqualTo("x");
        assertThat(rendered("{{ ('1' * 1000000 ~ 'x') | float(7) }}")).isEqualTo("7");
        assertThat(rendered("{{ ('1_' * 100000 ~ 'x') | int(7) }}")).isEqualTo("7");
        assertThat(rendered("{{ ('a' * 1000000).count('a' * 500000 ~ 'b') }}")).isEqualTo("0");
        assertThat(rendered("{{ ('ab' * 1000000).strip('b' * 1000000 ~ 'a') }}")).isEmpty();
        assertThat(rendered("{{ '{:.3000000f}'.format(1.5) | length }}")).isEqualTo("3000002");
        assertThat(rendered("{% set a = dict.fromkeys(range(100000)) %}"
                + "{% set b = dict.fromkeys(range(99999, -1, -1)) %}{{ a.keys() == b.keys() }}")).isEqualTo("True");
    }

    @Test
    void long_chains_end_before_the_stack_does() {
        refused("{{ x" + "|string".repeat(20_000) + " }}", "nested more than 800 deep");
        refused("{% for " + "(".repeat(20_000) + "a" + ")".repeat(20_000) + " in x %}{% endfor %}",
                "nested more than 200 deep");
        refused("{{ " + "1".repeat(20_000) + " }}", "does not fit into 64 bits");
        refused("{{ " + "1_".repeat(20_000) + "1 }}", "does not fit into 64 bits");
        for (var filter : new String[]{"select", "unique", "map('string')"}) {
            refused("{% set ns = namespace(x=[1]) %}{% for i in range(50000) %}{% set ns.x = ns.x | " + filter
                    + " %}{% endfor %}{{ ns.x | list }}", "nested more than 800 deep");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"{{ '%c' % 99999999 }} # no character of the number 99999999",
            "{{ '{:c}'.format(-1) }} # no character of the number -1",
            "{{ '{:99999999999999999999d}'.format(1) }} # a text or a list of 2147483647 elements",
            "{{ 9223372036854775807 | round(-19) }} # does not fit into a whole number of 64 bits"})
    void a_number_without_a_meaning_is_an_error_of_its_line(String template, String message) {
        refused(template, message);
    }

    @Test
    void a_namespace_shows_what_it_holds_and_itself_once() {
        assertThat(rendered("{% set a = namespace(x=1) %}{{ namespace(n=a) }}"))
                .isEqualTo("<Namespace {'n': <Namespace {'x': 1}>}>");
        assertThat(rendered("{% set ns = namespace() %}{% set ns.a = [ns] %}{{ ns }}"))
                .isEqualTo("<Namespace {'a': [<Namespace {...}>]}>");
        assertThat(rendered("{{ ('abc' * 100) | truncate(9223372036854775807, leeway=9223372036854775807) }}"))
                .isEqualTo("abc".repeat(100));
    }
}
