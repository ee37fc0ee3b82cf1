package dev.inscape.lab.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.lab.corpus.CorpusText;
import dev.inscape.text.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A model of random weights that was recorded for the parity tests, and texts of token ids for it. */
final class TinyModel {

    private static final Path FAMILIES = Path.of("../model/src/test/resources/dev/inscape/model/family");
    private static final int VOCABULARY = 90;
    private static final int LONGEST = 40;

    private TinyModel() {
    }

    /** A directory that can be loaded: {@code llama3} has 97 tokens, a context of 61 and no tokenizer here. */
    static Path copy(String family, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.copy(FAMILIES.resolve(family).resolve("config.json"), directory.resolve("config.json"));
        Files.copy(FAMILIES.resolve(family).resolve("model.safetensors"), directory.resolve("model.safetensors"));
        return directory;
    }

    /** The same model but for one weight file's metadata. */
    static Path other(Path model, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.copy(model.resolve("model.safetensors"), directory.resolve("model.safetensors"));
        var json = new ObjectMapper();
        var config = (ObjectNode) json.readTree(model.resolve("config.json").toFile());
        json.writeValue(directory.resolve("config.json").toFile(), config.put("bos_token_id", 7));
        return directory;
    }

    /** The same texts for the same seed, of 1 to 40 tokens. */
    record Texts(List<CorpusText> corpus, List<Encoding> encodings) {

        static Texts of(int count, long seed) {
            var random = new Random(seed);
            var corpus = new ArrayList<CorpusText>();
            var encodings = new ArrayList<Encoding>();
            for (int i = 0; i < count; i++) {
                var ids = random.ints(1 + random.nextInt(LONGEST), 3, VOCABULARY).asLongStream().toArray();
                encodings.add(Encoding.ofIds(ids));
                corpus.add(new CorpusText("text-" + i, "tokens of text " + i,
                        i % 4 == 3 ? null : i % 2 == 0 ? "yes" : "no",
                        "group " + i % 5, "made.jsonl", i + 1));
            }
            return new Texts(corpus, encodings);
        }
    }
}
