package dev.inscape.bench;

import dev.inscape.text.Encoding;
import dev.inscape.text.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * English texts of 5 to 200 tokens, median 37, cut from the prose of this repository by a fixed seed. What they say does
 * not matter here; how long they are does.
 */
final class Corpus {

    private static final List<String> FILES = List.of("LICENSE", "DESIGN.md", "README.md", "CONTRIBUTING.md");
    private static final long SEED = 20;
    private static final double MEDIAN = 37;
    private static final double SPREAD = 0.75;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 200;

    private Corpus() {
    }

    static List<Encoding> texts(Tokenizer tokenizer, int count) {
        var words = words();
        var random = new Random(SEED);
        var texts = new ArrayList<Encoding>();
        while (texts.size() < count) {
            long wanted = Math.round(MEDIAN * Math.exp(SPREAD * random.nextGaussian()));
            int length = (int) Math.clamp(wanted, SHORTEST, LONGEST);
            int from = random.nextInt(words.size() - length);
            var text = String.join(" ", words.subList(from, from + length)); // at least one token a word
            texts.add(tokenizer.encode(text, true).truncated(length));
        }
        return texts;
    }

    private static List<String> words() {
        var words = new ArrayList<String>();
        for (var name : FILES) {
            try {
                words.addAll(List.of(Files.readString(Path.of(name)).strip().split("\\s+")));
            } catch (IOException e) {
                throw new UncheckedIOException("bench/run starts this in the repository's root", e);
            }
        }
        return words;
    }
}
