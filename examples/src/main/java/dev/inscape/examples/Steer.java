package dev.inscape.examples;

import dev.inscape.lab.tap.Positions;
import dev.inscape.lab.tap.Taps;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.world.Statement;
import dev.inscape.world.World;
import java.util.List;

/** Turns the judgement of a true statement by a direction that points from true statements to false ones. */
public final class Steer {

    private static final Site SITE = new Site.ResidualPost(2);

    private Steer() {
    }

    public static void main(String... arguments) {
        var world = World.standard();
        var statements = world.statements();
        try (var model = Models.load("world"); var scope = Scope.open()) {
            var falsehood = mean(model, statements, false).sub(mean(model, statements, true)); // [d]
            var prompt = world.judgementPrompt(statements.getFirst(), 1);
            for (double strength : new double[]{0, 1, 2, 4}) {
                var steer = Taps.add(falsehood.mul(strength)).on(Positions.last()).at(SITE);
                System.out.printf("%s ... strength %.0f:%s%n", statements.getFirst().text(), strength,
                        model.generate(prompt, GenerateOptions.greedy(1), steer).text());
            }
        }
    }

    /** Over the last tokens of statements that wait for their verdict. */
    private static Tensor mean(Model model, List<Statement> statements, boolean label) {
        var world = World.standard();
        var texts = statements.stream().filter(one -> one.label() == label).limit(100)
                .map(one -> model.tokenizer().encode(world.judgementPrompt(one, 2), true)).toList();
        var captured = model.capture(texts, SITE);
        return captured.packing().everyText().stream().map(text -> captured.at(SITE, text))
                .map(rows -> rows.select(0, rows.size(0) - 1)).reduce(Tensor::add).orElseThrow().div(texts.size());
    }
}
