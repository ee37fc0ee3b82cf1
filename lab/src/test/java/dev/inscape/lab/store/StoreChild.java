package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import dev.inscape.model.Models;
import java.nio.file.Path;

/** A process of its own that extracts into a store, and may be killed. */
final class StoreChild {

    static final int TEXTS = 900;
    static final long SEED = 41;
    /** Many small files of one to sixteen batches. */
    static final StoreOptions OPTIONS = StoreOptions.DEFAULT.cutInto(150, 60_000);

    private StoreChild() {
    }

    /** The model's directory, the store's place, and {@code resume} or nothing. */
    public static void main(String... arguments) {
        var texts = TinyModel.Texts.of(TEXTS, SEED);
        try (var model = Models.load(arguments[0])) {
            System.out.println("begun");
            new StoreExtraction(model, OPTIONS).run(texts.corpus(), texts.encodings(), Path.of(arguments[1]),
                    arguments.length > 2, tokens -> System.out.println(tokens));
            System.out.println("done");
        } catch (InscapeException e) {
            System.out.println("refused: " + e.getMessage());
            System.exit(1);
        }
    }

    static ProcessBuilder process(Path model, Path store, String... more) {
        var command = new java.util.ArrayList<String>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx400m",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                StoreChild.class.getName(), model.toString(), store.toString()));
        command.addAll(java.util.List.of(more));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
