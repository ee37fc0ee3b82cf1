package dev.inscape.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorldTest {

    private static final World WORLD = World.standard();

    @Test
    void has_cities_in_countries_with_capitals_animals_in_classes_and_numbers() {
        assertThat(WORLD.facts(Relation.CITY)).hasSize(300);
        assertThat(WORLD.objects(Relation.CITY)).hasSize(24);
        assertThat(WORLD.facts(Relation.CAPITAL)).hasSize(24);
        assertThat(WORLD.facts(Relation.ANIMAL)).hasSize(120);
        assertThat(WORLD.objects(Relation.ANIMAL)).hasSize(5);
        assertThat(WORLD.facts(Relation.NUMBER)).hasSize(98).allSatisfy(fact -> assertThat(fact.object())
                .isEqualTo(Integer.parseInt(fact.subject()) % 2 == 0 ? "even" : "odd"));
        assertThat(WORLD.facts()).hasSize(542);
    }

    @Test
    void no_two_things_have_one_name() {
        for (var relation : Relation.values()) {
            assertThat(WORLD.facts(relation)).extracting(Fact::subject).doesNotHaveDuplicates();
        }
        var cities = WORLD.facts(Relation.CITY).stream().map(Fact::subject).collect(Collectors.toSet());
        assertThat(WORLD.objects(Relation.CITY)).doesNotContainAnyElementsOf(cities);
    }

    @Test
    void a_capital_is_a_city_of_its_country() {
        var countries = WORLD.facts(Relation.CITY).stream().collect(Collectors.toMap(Fact::subject, Fact::object));
        assertThat(WORLD.facts(Relation.CAPITAL)).extracting(Fact::object).doesNotHaveDuplicates();
        assertThat(WORLD.facts(Relation.CAPITAL))
                .allSatisfy(fact -> assertThat(countries.get(fact.object())).isEqualTo(fact.subject()));
    }

    @Test
    void one_fact_in_seven_of_each_kind_is_never_judged() {
        for (var relation : Relation.values()) {
            var facts = WORLD.facts(relation);
            assertThat(facts.stream().filter(fact -> !fact.judged()).count())
                    .isEqualTo((facts.size() + 6) / 7);
        }
    }

    @Test
    void a_seed_always_makes_the_same_world_and_another_one_another() {
        assertThat(World.seeded(1).facts()).isEqualTo(WORLD.facts());
        assertThat(World.seeded(2).facts()).isNotEqualTo(WORLD.facts());
        assertThat(WORLD.facts().get(3).said(0).text()).isEqualTo("The city of Fugafi is in Lififaland.");
    }

    @Test
    void half_of_the_statements_are_true_and_the_others_contradict_a_fact() {
        var facts = new HashSet<String>();
        WORLD.facts().forEach(fact -> facts.add(fact.relation() + fact.subject() + " " + fact.object()));
        for (int wording = 0; wording < 4; wording++) {
            var statements = WORLD.statements(wording);
            assertThat(statements).hasSize(2 * 542).allSatisfy(statement -> assertThat(statement.label())
                    .isEqualTo(facts.contains(
                            statement.relation() + statement.subject() + " " + statement.object())));
            assertThat(statements.stream().filter(Statement::label).count()).isEqualTo(542);
        }
    }

    @Test
    void the_words_before_an_object_are_those_of_the_statement() {
        for (var fact : WORLD.facts()) {
            for (int wording = 0; wording < fact.relation().wordings(); wording++) {
                assertThat(fact.relation().begin(wording, fact.subject()) + " " + fact.object() + ".")
                        .isEqualTo(fact.said(wording).text());
            }
        }
    }

    @Test
    void a_prompt_has_two_true_and_two_false_examples_of_other_subjects() {
        for (var statement : WORLD.statements(3)) {
            var lines = WORLD.judgementPrompt(statement, 17).split("\n");
            assertThat(lines).hasSize(5);
            assertThat(lines[4]).isEqualTo(statement.text() + " This statement is:");
            var shots = Arrays.copyOf(lines, 4);
            assertThat(shots).filteredOn(line -> line.endsWith(" This statement is: TRUE")).hasSize(2);
            assertThat(shots).filteredOn(line -> line.endsWith(" This statement is: FALSE")).hasSize(2);
            assertThat(shots).noneMatch(line -> line.contains(" " + statement.subject() + " "));
        }
    }

    @Test
    void another_seed_of_a_prompt_takes_other_examples() {
        var statement = WORLD.statements().getFirst();
        assertThat(WORLD.judgementPrompt(statement, 1)).isEqualTo(WORLD.judgementPrompt(statement, 1))
                .isNotEqualTo(WORLD.judgementPrompt(statement, 2));
    }

    @Test
    void pairs_differ_in_the_subject_alone() {
        assertThat(WORLD.pairs(Relation.CITY)).hasSize(300).allSatisfy(pair -> {
            assertThat(pair.truth().label()).isTrue();
            assertThat(pair.falsehood().label()).isFalse();
            assertThat(pair.falsehood().text().replace(pair.falsehood().subject(), pair.truth().subject()))
                    .isEqualTo(pair.truth().text());
        });
    }
}
