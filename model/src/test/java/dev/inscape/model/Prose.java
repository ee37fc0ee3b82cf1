package dev.inscape.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Real sentences of many lengths: the prose of this repository, cut at its full stops. */
final class Prose {

    private static final List<String> FILES = List.of("LICENSE", "DESIGN.md", "README.md", "CONTRIBUTING.md");

    private Prose() {
    }

    /** So many sentences, among them whole paragraphs, a single word, and text that is not English. */
    static List<String> sentences(int count) {
        var sentences = new ArrayList<>(List.of("Yes.", "Grüße aus Köln, naïve café!", "東京は日本の首都です。",
                "emoji 🙂 and 👩‍👩‍👧 together", "e\u0301 is not é", "def f(x):\n\treturn x ** 2",
                "1 234,56 € – “quoted”"));
        var root = Path.of(".."); // Surefire runs in the module
        for (var name : FILES) {
            var paragraphs = read(root.resolve(name)).split("\n\\s*\n");
            Arrays.stream(paragraphs).filter(paragraph -> paragraph.length() < 1500).forEach(sentences::add);
            Arrays.stream(paragraphs).flatMap(paragraph -> Arrays.stream(paragraph.split("(?<=[.;:])\\s+")))
                    .filter(sentence -> !sentence.isBlank()).forEach(sentences::add);
        }
        return spread(sentences, count);
    }

    /** Every n-th one, so that all files and lengths are among them. */
    private static List<String> spread(List<String> sentences, int count) {
        if (sentences.size() < count) {
            throw new IllegalStateException("only " + sentences.size() + " sentences in " + FILES);
        }
        var chosen = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            chosen.add(sentences.get((int) ((long) i * sentences.size() / count)));
        }
        return chosen;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
