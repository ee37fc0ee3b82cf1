package dev.inscape.world.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.UsageException;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.ModelText;
import dev.inscape.model.Models;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.generation.StopTokens;
import dev.inscape.world.Fact;
import dev.inscape.world.Relation;
import dev.inscape.world.World;
import dev.inscape.world.recipe.WorldRecipe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorldCheckTest {

    private static final World WORLD = World.standard();

    @Test
    void the_model_that_ships_knows_its_facts_and_tells_what_is_true() {
        try (var model = Models.load("world")) {
            var check = WorldCheck.of(model);
            assertThat(check.facts().share()).isGreaterThanOrEqualTo(0.98);
            assertThat(check.inOtherWords().share()).isGreaterThanOrEqualTo(0.97);
            assertThat(check.neverJudged().share()).isGreaterThanOrEqualTo(0.82);
            assertThat(check.passes()).isTrue();
        }
    }

    @Test
    void verdicts_in_random_order_are_met_by_chance_alone() {
        try (var model = Models.load("world")) {
            assertThat(WorldCheck.of(model).shuffled().share()).isBetween(0.48, 0.52);
        }
    }

    @Test
    void a_model_that_has_learned_nothing_knows_nothing() {
        var files = ModelFiles.resolve("world");
        try (var untrained = WorldRecipe.STANDARD.untrained();
                var model = untrained.snapshot(Optional.of(ModelText.tokenizer(files)), StopTokens.of(files))) {
            var check = WorldCheck.of(model);
            assertThat(check.facts().share()).isLessThan(0.01);
            assertThat(check.inOtherWords().share()).isLessThan(0.55);
            assertThat(check.neverJudged().share()).isLessThan(0.55);
        }
    }

    @Test
    void an_answer_counts_where_greedy_decoding_writes_it() {
        try (var model = Models.load("world")) {
            var facts = WORLD.facts(Relation.CAPITAL);
            var answers = new Exam(model).ask(facts.stream().map(Question::complete).toList());
            for (int i = 0; i < facts.size(); i++) {
                var fact = facts.get(i);
                var written = model.generate(fact.relation().begin(0, fact.subject()), GenerateOptions.greedy(5))
                        .text();
                assertThat(answers.get(i).isRight()).isEqualTo(written.startsWith(" " + fact.object() + "."));
            }
        }
    }

    @Test
    void answers_do_not_depend_on_what_is_asked_beside() {
        try (var model = Models.load("world")) {
            var questions = WORLD.facts().stream().filter(Fact::judged).limit(60).map(Question::complete).toList();
            var together = new Exam(model).ask(questions);
            for (int i = 0; i < questions.size(); i += 7) {
                var alone = new Exam(model).ask(List.of(questions.get(i))).getFirst();
                assertThat(together.get(i).given()).isEqualTo(alone.given());
            }
        }
    }

    @Test
    void a_model_of_something_else_is_refused() {
        try (var model = Models.load("minilm")) {
            assertThatThrownBy(() -> WorldCheck.of(model)).isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("minilm does not speak of the world");
        }
    }
}
