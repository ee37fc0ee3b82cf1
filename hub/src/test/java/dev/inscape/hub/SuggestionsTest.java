package dev.inscape.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    @Test
    void a_slip_of_the_pen_is_recognised() {
        assertThat(Suggestions.nearest("minlm", List.of("minilm"))).contains("minilm");
        assertThat(Suggestions.nearest("MiniLM", List.of("MiniML", "minilm"))).contains("MiniML");
        assertThat(Suggestions.didYouMean("minlm", List.of("minilm"))).isEqualTo("; did you mean \"minilm\"?");
    }

    @Test
    void what_is_far_from_every_name_suggests_nothing() {
        assertThat(Suggestions.nearest("gpt2", List.of("minilm"))).isEmpty();
        assertThat(Suggestions.didYouMean("gpt2", List.of("minilm"))).isEmpty();
        assertThat(Suggestions.nearest("x", List.of())).isEmpty();
    }

    @Test
    void the_nearest_name_wins_and_the_alphabet_decides_between_equals() {
        assertThat(Suggestions.nearest("layer.1", List.of("layer.22", "layer.3", "layer.2"))).contains("layer.2");
    }

    @Property(tries = 300)
    void distance_is_a_metric(@ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'c') String one,
            @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'c') String other,
            @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'c') String third) {
        int direct = Suggestions.distance(one, other);
        assertThat(direct).isEqualTo(Suggestions.distance(other, one))
                .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()))
                .isLessThanOrEqualTo(Suggestions.distance(one, third) + Suggestions.distance(third, other));
        assertThat(direct == 0).isEqualTo(one.equals(other));
    }
}
