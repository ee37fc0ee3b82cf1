package dev.inscape.examples;

import dev.inscape.lab.direction.Directions;
import dev.inscape.lab.direction.Position;
import dev.inscape.lab.tap.Positions;
import dev.inscape.lab.tap.Taps;
import dev.inscape.model.Models;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.site.Site;
import dev.inscape.world.World;
import java.util.List;

/** Turns the judgement of a true statement by a direction from true statements to false ones; a random one does not. */
public final class Steer {

    private static final Site SITE = new Site.ResidualPost(2);

    private Steer() {
    }

    public static void main(String... arguments) {
        var world = World.standard();
        try (var model = Models.load("world")) {
            var falsehood = Directions.differenceOfMeans(model, prompts(world, false), prompts(world, true), SITE,
                    Position.LAST);
            var statement = world.statements().get(250);
            var prompt = world.judgementPrompt(statement, 1);
            System.out.println(statement.text() + model.generate(prompt, GenerateOptions.greedy(1)).text());
            for (var direction : List.of(falsehood.times(2), Directions.random(falsehood.times(2), 1))) {
                var steer = Taps.add(direction).on(Positions.last()).at(SITE);
                System.out.printf("  along %s of length %.1f:%s%n", direction.origin().get("how"), direction.norm(),
                        model.generate(prompt, GenerateOptions.greedy(1), steer).text());
            }
        }
    }

    /** A hundred judged statements up to their verdict. */
    private static List<String> prompts(World world, boolean label) {
        return world.statements().stream().filter(one -> one.label() == label).limit(100)
                .map(one -> world.judgementPrompt(one, 2)).toList();
    }
}
