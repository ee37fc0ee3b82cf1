package dev.inscape.cli.reading;

import dev.inscape.lab.read.Reading;
import dev.inscape.model.ModelInfo;
import dev.inscape.model.site.ModelShape;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.text.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Readings with numbers made up, so that what is printed does not depend on a model. */
public final class Readings {

    private static final ModelInfo INFO = new ModelInfo("toy", "bert", DType.FLOAT32, Device.CPU,
            Map.of("toy.bin", "abc123"));

    private Readings() {
    }

    /** Four tokens, three blocks: {@code [CLS] hello 東京 [SEP]} of the text "Hello 東京". */
    public static Reading small() {
        double[][] norms = {{4, 5, 6, 3}, {5, 5.5, 6.5, 4}, {8, 9, 10, 7}, {6, 6, 6, 6}};
        double[][] moves = {{0, 0.1, 0.2, 0.3}, {0.4, 0.3, 0.2, 0.1}, {0.05, 0.15, 0.25, 0.35}};
        double[][] similarity = {{1, 0.5, 0.25, 0.75}, {0.5, 1, 0.6, 0.1}, {0.25, 0.6, 1, -0.2}, {0.75, 0.1, -0.2, 1}};
        return new Reading(INFO, shape(3), smallText(), norms, moves, similarity);
    }

    private static Encoding smallText() {
        return new Encoding(new long[]{101, 7592, 1909, 102}, List.of("[CLS]", "hello", "東京", "[SEP]"),
                new int[]{0, 0, 6, 0},
                new int[]{0, 5, 8, 0}, new boolean[]{true, false, false, true});
    }

    /** A text with the given pieces, none of them special; token t moves by t / tokens in every block. */
    public static Reading of(int layers, String... pieces) {
        int tokens = pieces.length;
        var norms = new double[layers + 1][tokens];
        var moves = new double[layers][tokens];
        for (var row : norms) {
            Arrays.fill(row, 2);
        }
        for (var row : moves) {
            Arrays.setAll(row, token -> (token + 1.0) / tokens);
        }
        var similarity = new double[tokens][tokens];
        for (int i = 0; i < tokens; i++) {
            for (int j = 0; j < tokens; j++) {
                similarity[i][j] = 1 - Math.abs(i - j) / (double) tokens;
            }
        }
        return new Reading(INFO, shape(layers), encoding(pieces), norms, moves, similarity);
    }

    /** {@code t0 t1 t2 ..} */
    public static Reading ofSize(int tokens, int layers) {
        return of(layers, IntStream.range(0, tokens).mapToObj(token -> "t" + token).toArray(String[]::new));
    }

    private static Encoding encoding(String... pieces) {
        var starts = new int[pieces.length];
        var ends = new int[pieces.length];
        int at = 0;
        for (int token = 0; token < pieces.length; token++) {
            starts[token] = at;
            at += pieces[token].length();
            ends[token] = at++;
        }
        return new Encoding(IntStream.range(0, pieces.length).asLongStream().toArray(), List.of(pieces), starts, ends,
                new boolean[pieces.length]);
    }

    private static ModelShape shape(int layers) {
        return new ModelShape("toy", layers, 8, 2, 4, 32, 512, 30_522, false, false);
    }

    /** Pieces that are hard to print. */
    public static List<String> strange() {
        return List.of("\u001b[31m", "a\tb", "◌\u0301\u0302", "👩\u200d🚀", "<script>&\"'", "\u202eevil",
                "x".repeat(60), "\u0000");
    }
}
