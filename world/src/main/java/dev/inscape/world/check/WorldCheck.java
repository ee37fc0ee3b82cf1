package dev.inscape.world.check;

import dev.inscape.UsageException;
import dev.inscape.model.Model;
import dev.inscape.world.Chance;
import dev.inscape.world.Fact;
import dev.inscape.world.Relation;
import dev.inscape.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a model knows of the standard world, and whether it can tell what is true. An answer counts only where greedy decoding
 * over the whole vocabulary would write it.
 *
 * @param facts        completed: the object behind the usual words
 * @param inOtherWords judged behind four examples: facts that training judged, and falsehoods about their subjects, in
 *                     words that it never judged
 * @param neverJudged  the same of facts that training never judged, in each of the words that it did judge
 * @param shuffled     the control: the answers to both, against verdicts in random order, twenty times over
 * @param byRelation   the three scores, in this order, of each relation
 */
public record WorldCheck(Score facts, Score inOtherWords, Score neverJudged, Score shuffled,
        Map<Relation, List<Score>> byRelation) {

    /** The least that the model which ships must reach, in the order of the scores. */
    public static final List<Double> BARS = List.of(0.98, 0.97, 0.82);

    private static final int SHUFFLES = 20;

    public WorldCheck {
        byRelation = Map.copyOf(byRelation);
    }

    /** Reads about 150,000 tokens: seconds for a small model. The model must have the world's own tokenizer. */
    public static WorldCheck of(Model model) {
        var world = World.standard();
        requireVocabulary(model, world);
        var exam = new Exam(model);
        var facts = exam.ask(world.facts().stream().map(Question::complete).toList());
        var inOtherWords = exam.ask(world.facts().stream().filter(Fact::judged)
                .flatMap(fact -> judge(world, fact, fact.relation().wordingNeverJudged()).stream()).toList());
        var neverJudged = exam.ask(world.facts().stream().filter(fact -> !fact.judged())
                .flatMap(fact -> IntStream.range(0, fact.relation().wordingNeverJudged()).boxed()
                        .flatMap(wording -> judge(world, fact, wording).stream()))
                .toList());
        var judged = new ArrayList<>(inOtherWords);
        judged.addAll(neverJudged);
        var byRelation = new LinkedHashMap<Relation, List<Score>>();
        for (var relation : Relation.values()) {
            byRelation.put(relation, List.of(of(relation, facts), of(relation, inOtherWords),
                    of(relation, neverJudged)));
        }
        return new WorldCheck(Score.of(facts), Score.of(inOtherWords), Score.of(neverJudged),
                Score.of(shuffled(judged, world.seed())), byRelation);
    }

    private static void requireVocabulary(Model model, World world) {
        if (!model.shape().hasLogits()
                || model.tokenizer().find("\u0120" + world.facts(Relation.CAPITAL).getFirst().subject()).isEmpty()) {
            throw new UsageException(model.info().name()
                    + " does not speak of the world: it is no decoder with the world's tokenizer; check world, or a "
                    + "directory that world train has written");
        }
    }

    private static List<Question> judge(World world, Fact fact, int wording) {
        var falsehood = world.falsely(fact, wording, new Chance(world.seed(), fact.subject().hashCode() + wording));
        return List.of(Question.judge(world, fact.said(wording)), Question.judge(world, falsehood));
    }

    private static Score of(Relation relation, List<Answer> answers) {
        return Score.of(answers.stream().filter(answer -> answer.question().relation() == relation).toList());
    }

    private static List<Answer> shuffled(List<Answer> answers, long seed) {
        var shuffled = new ArrayList<Answer>();
        for (int time = 0; time < SHUFFLES; time++) {
            var verdicts = new Chance(seed, time).shuffled(answers.stream().map(Answer::expected).toList());
            IntStream.range(0, answers.size()).mapToObj(i -> answers.get(i).expecting(verdicts.get(i)))
                    .forEach(shuffled::add);
        }
        return shuffled;
    }

    /** Whether all bars are reached. */
    public boolean passes() {
        return facts.share() >= BARS.get(0) && inOtherWords.share() >= BARS.get(1)
                && neverJudged.share() >= BARS.get(2);
    }
}
