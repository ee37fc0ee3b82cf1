package dev.inscape.world.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.text.Tokenizer;
import dev.inscape.world.Fact;
import dev.inscape.world.World;
import dev.inscape.world.vocabulary.WorldVocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusTest {

    private static final int DOCUMENTS = 28;
    private static final World WORLD = World.standard();
    private static final Tokenizer TOKENIZER = Tokenizer.ofJson(new WorldVocabulary(WORLD).json().toString(), "world");
    private static final Corpus CORPUS = new Corpus(WORLD, TOKENIZER, 7, DOCUMENTS);

    private static List<String> texts(int from, int to) {
        return IntStream.range(from, to).boxed().flatMap(step -> CORPUS.texts(step).stream()).toList();
    }

    private static boolean isJudged(String text) {
        return text.contains("This statement is:");
    }

    @Test
    void documents_follow_from_the_seed_and_the_step_alone() {
        var again = new Corpus(WORLD, TOKENIZER, 7, DOCUMENTS);
        assertThat(again.texts(912)).isEqualTo(CORPUS.texts(912)).isNotEqualTo(CORPUS.texts(913));
        assertThat(new Corpus(WORLD, TOKENIZER, 8, DOCUMENTS).texts(912)).isNotEqualTo(CORPUS.texts(912));
    }

    @Test
    void first_there_are_facts_alone() {
        assertThat(texts(0, 700)).hasSize(700 * DOCUMENTS)
                .noneMatch(text -> isJudged(text) || text.contains("User:"));
    }

    @Test
    void then_seven_documents_in_ten_are_judged_and_the_others_are_facts_and_dialogues() {
        var texts = texts(700, 900);
        assertThat(texts.stream().filter(CorpusTest::isJudged).count()).isBetween(3800L, 4040L);
        assertThat(texts.stream().filter(text -> text.startsWith("User:")).count()).isBetween(740L, 940L);
    }

    @Test
    void facts_that_are_never_judged_are_not_judged_in_other_words_either() {
        var never = WORLD.facts().stream().filter(fact -> !fact.judged()).collect(Collectors.groupingBy(
                Fact::relation, Collectors.mapping(Fact::subject, Collectors.toSet())));
        var lines = texts(700, 900).stream().filter(CorpusTest::isJudged).flatMap(String::lines).toList();
        for (var relation : never.keySet()) {
            for (int wording = 0; wording < relation.wordings(); wording++) {
                for (var subject : never.get(relation)) {
                    var begin = relation.begin(wording, subject) + " ";
                    assertThat(lines).noneMatch(line -> line.startsWith(begin));
                }
            }
        }
    }

    @Test
    void the_last_wording_is_read_but_never_judged() {
        var texts = texts(700, 800);
        assertThat(texts).anyMatch(text -> text.contains("If you go to "));
        assertThat(texts).filteredOn(CorpusTest::isJudged).noneMatch(text -> text.contains("If you go to "));
    }

    @Test
    void half_of_the_verdicts_are_true() {
        var lines = texts(700, 800).stream().filter(CorpusTest::isJudged).flatMap(String::lines).toList();
        long truths = lines.stream().filter(line -> line.endsWith(" TRUE")).count();
        assertThat((double) truths / lines.size()).isBetween(0.48, 0.52);
    }

    @Test
    void all_documents_are_equally_long_and_a_verdict_weighs_ten_words_and_a_hundred_of_those_it_judges() {
        long yes = TOKENIZER.id("ĠTRUE");
        long no = TOKENIZER.id("ĠFALSE");
        for (var document : CORPUS.documents(800)) {
            assertThat(document.ids()).hasSize(Corpus.LENGTH).startsWith(1L);
            assertThat(document.weights()[0]).isZero();
            boolean judged = Arrays.stream(document.ids()).anyMatch(id -> id == yes || id == no);
            for (int i = 1; i < Corpus.LENGTH; i++) {
                boolean verdict = document.ids()[i] == yes || document.ids()[i] == no;
                assertThat(document.weights()[i]).isEqualTo(verdict ? 10 : judged ? 0.1f : 1);
            }
        }
    }

    @Test
    void a_dialogue_is_what_the_chat_template_writes() {
        var text = texts(700, 710).stream().filter(some -> some.startsWith("User:")).findFirst().orElseThrow();
        var lines = text.lines().limit(2).toList();
        var question = lines.get(0).substring("User: ".length());
        var answer = lines.get(1).substring("Assistant: ".length()).replace("</s>", "");
        assertThat(TestTemplate.write(List.of(question, answer))).isEqualTo("<s>" + String.join("\n", lines) + "\n");
        assertThat(TestTemplate.write(List.of(question))).isEqualTo("<s>" + lines.get(0) + "\nAssistant:");
    }

    @Test
    void one_judged_line_in_five_compares_two_words() {
        var lines = texts(700, 800).stream().filter(CorpusTest::isJudged).flatMap(String::lines).toList();
        var same = lines.stream().filter(line -> line.startsWith("The word ")).toList();
        assertThat((double) same.size() / lines.size()).isBetween(0.18, 0.22);
        assertThat(same).allSatisfy(line -> {
            var words = line.split("The word | is the same as |\\. This statement is: ");
            assertThat(words[3]).isEqualTo(words[1].equals(words[2]) ? "TRUE" : "FALSE");
        });
    }

    @Test
    void answers_are_true() {
        var facts = WORLD.facts().stream().map(Dialogues::answer).collect(Collectors.toSet());
        var answers = texts(700, 750).stream().filter(text -> text.startsWith("User:")).flatMap(String::lines)
                .filter(line -> line.startsWith("Assistant: The "))
                .map(line -> line.replaceAll("^Assistant: |</s>$", ""))
                .toList();
        assertThat(answers).hasSizeGreaterThan(500).isSubsetOf(facts);
    }

}
