package dev.inscape.world.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.text.Tokenizer;
import dev.inscape.world.MinimalPair;
import dev.inscape.world.Relation;
import dev.inscape.world.World;
import dev.inscape.world.corpus.Dialogues;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WorldVocabularyTest {

    private static final World WORLD = World.standard();
    private static final WorldVocabulary VOCABULARY = new WorldVocabulary(WORLD);
    private static final Tokenizer TOKENIZER = Tokenizer.ofJson(VOCABULARY.json().toString(), "world");

    @Test
    void a_verdict_is_one_token() {
        assertThat(TOKENIZER.encode(" is: TRUE", false).pieces()).endsWith(":", "ĠTRUE").hasSize(3);
        assertThat(TOKENIZER.encode(" is: FALSE", false).pieces()).endsWith(":", "ĠFALSE").hasSize(3);
    }

    @Test
    void words_are_whole_and_names_are_syllables() {
        assertThat(TOKENIZER.encode("The city of Fugafi is in Lififaland.", true).pieces()).containsExactly("<s>",
                "The",
                "Ġcity", "Ġof", "ĠFu", "ga", "fi", "Ġis", "Ġin", "ĠLififaland", ".");
        assertThat(TOKENIZER.encode("the keroduzi", false).pieces()).containsExactly("t", "h", "e",
                "Ġke", "ro", "du", "zi");
    }

    @Test
    void every_word_that_training_reads_is_known_whole() {
        var words = new TreeSet<String>();
        WORLD.statements().forEach(statement -> words.addAll(List.of(statement.judged().split("[ .:\n]+"))));
        Dialogues.phrases().forEach(phrase -> words.addAll(List.of(phrase.split("[ .,:?\n]+"))));
        words.removeIf(String::isEmpty);
        var names = new HashSet<String>();
        WORLD.facts().forEach(fact -> names.addAll(List.of(fact.subject(), fact.object())));
        assertThat(words).isNotEmpty().filteredOn(word -> !names.contains(word))
                .allMatch(word -> isOneToken(" " + word) || isOneToken(word));
        assertThat(WORLD.objects(Relation.CITY)).allMatch(country -> isOneToken(" " + country));
    }

    private static boolean isOneToken(String text) {
        return TOKENIZER.encode(text, false).length() == 1;
    }

    @Property(tries = 300)
    void every_text_comes_back(@ForAll String text) {
        Assume.that(text.codePoints()
                .noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE));
        assertThat(TOKENIZER.decode(TOKENIZER.encodeAsText(text).ids())).isEqualTo(text);
    }

    @Test
    void the_statements_of_a_pair_are_equally_long() {
        for (var relation : Relation.values()) {
            assertThat(WORLD.pairs(relation)).isNotEmpty().allMatch(WorldVocabularyTest::isAligned);
        }
    }

    private static boolean isAligned(MinimalPair pair) {
        return TOKENIZER.encode(pair.truth().text(), true).length() == TOKENIZER.encode(pair.falsehood().text(), true)
                .length();
    }

    @Test
    void it_is_as_large_as_it_says() {
        assertThat(TOKENIZER.vocabularySize()).isEqualTo(VOCABULARY.size()).isEqualTo(753);
        assertThat(TOKENIZER.id("<s>")).isEqualTo(VOCABULARY.id(WorldVocabulary.BOS)).isEqualTo(1);
    }
}
