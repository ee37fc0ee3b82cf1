package dev.inscape.text.chat.jinja.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void finds_what_javas_own_search_finds() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var wanted = letters(random, random.nextInt(80), 1 + random.nextInt(2));
            var text = letters(random, random.nextInt(300), 2)
                    + (random.nextBoolean() ? wanted : "") + letters(random, random.nextInt(90), 2);
            int from = random.nextInt(text.length() + 1);
            assertThat(Finding.first(text, wanted, from)).isEqualTo(text.indexOf(wanted, from));
            assertThat(Finding.last(text, wanted, from)).isEqualTo(text.substring(0, from).lastIndexOf(wanted));
        }
    }

    private static String letters(Random random, int length, int kinds) {
        return random.ints(length, 0, kinds)
                .collect(StringBuilder::new, (text, kind) -> text.append((char) ('a' + kind)),
                        StringBuilder::append)
                .toString();
    }
}
