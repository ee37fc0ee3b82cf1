package dev.inscape.examples;

import dev.inscape.model.Models;
import dev.inscape.model.generation.GenerateOptions;

/** Loads a GGUF file, or any other model that writes, and lets it go on with a text. */
public final class Gguf {

    private Gguf() {
    }

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            System.out.println("name a file: ./inscape example gguf model.gguf \"The capital of France is\"");
            return;
        }
        var prompt = arguments.length > 1 ? arguments[1] : "The capital of France is";
        try (var model = Models.load(arguments[0])) {
            var answer = model.generate(prompt, GenerateOptions.greedy(20));
            System.out.println(prompt + answer.text());
            System.out.printf("%d layers, %s, %.1f tokens/s%n", model.shape().layers(), model.info().dtype(),
                    answer.speed().madePerSecond());
        }
    }
}
