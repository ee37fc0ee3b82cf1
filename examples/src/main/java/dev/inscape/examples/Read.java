package dev.inscape.examples;

import static dev.inscape.model.site.LayerSelection.all;
import static dev.inscape.model.site.Sites.residualAfter;

import dev.inscape.model.Models;
import dev.inscape.tensor.Scope;

/** Reads the hidden states of a sentence, layer by layer. */
public final class Read {

    private Read() {
    }

    public static void main(String... arguments) {
        var text = arguments.length == 0 ? "The capital of France is Paris." : arguments[0];
        try (var model = Models.load("minilm"); var scope = Scope.open()) {
            var states = model.capture(text, residualAfter(all()));
            for (int layer = 0; layer < model.shape().layers(); layer++) {
                var stream = states.at(residualAfter(layer)); // [token, d]
                System.out.printf("after block %d: %d tokens, mean norm %.2f%n", layer, stream.size(0),
                        stream.norm(-1, false).mean().item());
            }
        }
    }
}
