package dev.inscape.text;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model's directory: its tokenizer.json, or the older files that the same can be made of: vocab.json with merges.txt (GPT-2
 * and RoBERTa) or vocab.txt (BERT).
 */
final class TokenizerDirectory {

    private static final List<String> INTERESTING = List.of("tokenizer.model", "spiece.model",
            "sentencepiece.bpe.model",
            "vocab.json", "merges.txt", "vocab.txt", "tokenizer_config.json", "tekken.json");

    private TokenizerDirectory() {
    }

    /** Whether nothing here belongs to a tokenizer. */
    static boolean isBare(Path directory) {
        return !has(directory, "tokenizer.json") && INTERESTING.stream().noneMatch(file -> has(directory, file));
    }

    static TokenizerSource read(Path directory) {
        var files = SpecialTokenFiles.read(directory);
        return new TokenizerSource(directory.toString(), () -> json(directory, files), files.roles());
    }

    private static String json(Path directory, SpecialTokenFiles files) {
        if (has(directory, "tokenizer.json")) {
            return Json.text(directory.resolve("tokenizer.json"));
        }
        var named = files.config().path("tokenizer_class").asText("");
        var kind = TokenizerClass.of(files.config());
        if (has(directory, "vocab.json") && has(directory, "merges.txt")
                && allows(kind, named, TokenizerClass.GPT2, TokenizerClass.ROBERTA)) {
            return ClassicTokenizers.byteLevel(directory, files, kind);
        }
        if (has(directory, "vocab.txt") && allows(kind, named, TokenizerClass.BERT, TokenizerClass.DISTIL_BERT)) {
            return ClassicTokenizers.wordPiece(directory, files);
        }
        throw Json.unreadable(directory, "it has no tokenizer.json" + instead(directory, named), null);
    }

    private static boolean allows(Optional<TokenizerClass> kind, String named, TokenizerClass one,
            TokenizerClass other) {
        return named.isEmpty() || kind.filter(known -> known == one || known == other).isPresent();
    }

    private static boolean has(Path directory, String file) {
        return Files.isRegularFile(directory.resolve(file));
    }

    private static String instead(Path directory, String named) {
        var found = INTERESTING.stream().filter(file -> has(directory, file)).toList();
        var save = "; save one with AutoTokenizer.from_pretrained(…).save_pretrained(…) in Python";
        if (!found.isEmpty()) {
            return ", and of " + String.join(", ", found) + (named.isEmpty() ? "" : " (class " + named + ")")
                    + " none can be made: only vocab.json with merges.txt of GPT-2 or RoBERTa, and vocab.txt of BERT, can"
                    + save;
        }
        return "; there is " + listing(directory) + save;
    }

    private static String listing(Path directory) {
        try (var files = Files.list(directory)) {
            var names = files.map(file -> String.valueOf(file.getFileName())).sorted().limit(9)
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "nothing in it" : "only " + names;
        } catch (IOException e) {
            throw new InscapeException("cannot list " + directory + ": " + e.getMessage(), e);
        }
    }
}
