package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.UsageException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class StopStringsTest {

    @Example
    void whatMayStillBecomeAStopStringIsHeldBack() {
        var stops = new StopStrings(List.of("\n\nUser:", "###"));

        assertThat(stops.add("Paris.\n")).isEqualTo("Paris.");
        assertThat(stops.add("\nUs")).isEmpty();
        assertThat(stops.add("e #")).isEqualTo("\n\nUse ");
        assertThat(stops.add("##")).isEmpty();
        assertThat(stops.met()).isTrue();
        assertThat(stops.string()).contains("###");
        assertThat(stops.add("more")).isEmpty();
        assertThat(stops.finish()).isEmpty();
    }

    @Example
    void anUnmetBeginningIsShownAtTheEnd() {
        var stops = new StopStrings(List.of("STOP"));

        assertThat(stops.add("all STO")).isEqualTo("all ");
        assertThat(stops.finish()).isEqualTo("STO");
        assertThat(stops.met()).isFalse();
    }

    @Example
    void theOneThatIsCompleteFirstCutsTheText() {
        var stops = new StopStrings(List.of("abcd", "bc"));

        assertThat(stops.add("xabcd")).isEqualTo("xa");
        assertThat(stops.string()).contains("bc");
    }

    @Example
    void ofTwoThatAreCompleteTogetherTheLongerCuts() {
        var stops = new StopStrings(List.of("c", "bc", "dc"));

        assertThat(stops.add("abc")).isEqualTo("a");
    }

    @Example
    void aBeginningWithinABeginningIsFound() {
        var stops = new StopStrings(List.of("aab"));

        assertThat(stops.add("aa")).isEmpty();
        assertThat(stops.add("aab!")).isEqualTo("aa");
        assertThat(stops.met()).isTrue();
    }

    @Example
    void withoutStopStringsAllIsShownAtOnce() {
        assertThat(new StopStrings(List.of()).add("abc")).isEqualTo("abc");
    }

    @Example
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> new StopStrings(List.of("x\ud83d"))).isInstanceOf(UsageException.class)
                .hasMessageContaining("half of a surrogate pair");
    }

    /** Against a search of the whole text, however it is cut. */
    @Property(tries = 5000)
    void howTheTextIsCutDoesNotMatter(@ForAll("pieces") List<String> pieces,
            @ForAll("stops") @Size(min = 1, max = 4) List<String> strings) {
        var stops = new StopStrings(strings);
        var shown = new StringBuilder();
        for (var piece : pieces) {
            shown.append(stops.add(piece));
            assertThat(String.join("", pieces)).startsWith(shown);
        }
        shown.append(stops.finish());

        assertThat(shown.toString()).isEqualTo(cut(String.join("", pieces), strings));
    }

    private static String cut(String text, List<String> strings) {
        for (int end = 1; end <= text.length(); end++) {
            var before = text.substring(0, end);
            int longest = strings.stream().filter(before::endsWith).mapToInt(String::length).max().orElse(0);
            if (longest > 0) {
                return text.substring(0, end - longest);
            }
        }
        return text;
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.strings().withChars('a', 'b', 'c').ofMaxLength(4).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<String>> stops() {
        return Arbitraries.strings().withChars('a', 'b', 'c', 'd').ofMinLength(1).ofMaxLength(5).list();
    }
}
