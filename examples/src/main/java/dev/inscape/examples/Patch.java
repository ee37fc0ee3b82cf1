package dev.inscape.examples;

import static dev.inscape.model.site.LayerSelection.all;
import static dev.inscape.model.site.Sites.residualAfter;

import dev.inscape.lab.patch.Measure;
import dev.inscape.lab.patch.PatchingSweep;
import dev.inscape.model.Models;
import dev.inscape.world.Relation;
import dev.inscape.world.World;

/** Where does the model know which city is meant? Patches a true statement's states into a false one's. */
public final class Patch {

    private Patch() {
    }

    public static void main(String... arguments) {
        var world = World.standard();
        var pair = world.pairs(Relation.CITY).getFirst();
        try (var model = Models.load("world")) {
            var tokenizer = model.tokenizer();
            var sweep = PatchingSweep.of(model, world.judgementPrompt(pair.truth(), 1),
                    world.judgementPrompt(pair.truth(), 1)
                            .replace(pair.truth().text(), pair.falsehood().text()));
            var effect = sweep.measure(Measure.logitDifference(tokenizer.encode(" TRUE", false).ids()[0],
                    tokenizer.encode(" FALSE", false).ids()[0])).over(residualAfter(all())).run(cells -> {
                    });
            System.out.printf("%s / %s%n", pair.truth().text(), pair.falsehood().text());
            for (int layer = 0; layer < effect.rows().size(); layer++) {
                for (int token = 0; token < effect.columns().size(); token++) {
                    if (Math.abs(effect.restored(layer, token)) > 0.2) {
                        System.out.printf("after block %d, token %d: %.2f restored%n", layer, token,
                                effect.restored(layer, token));
                    }
                }
            }
        }
    }
}
