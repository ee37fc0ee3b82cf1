package dev.inscape.model.family;

import dev.inscape.hub.Weights;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What transformers computes with a tiny random model, in double precision: see the README beside the files. */
final class Recorded implements AutoCloseable {

    private final Path directory;
    private final Weights expected;

    Recorded(String name) {
        // A module's tests run in its own directory.
        this.directory = Path.of("src/test/resources/dev/inscape/model/family", name);
        this.expected = SafetensorsWeights.open(directory.resolve("expected.safetensors"));
    }

    Path directory() {
        return directory;
    }

    /** The token ids of all texts. */
    List<long[]> ids() {
        return IntStream.range(0, texts()).mapToObj(text -> expected.tensor("ids." + text).toLongs()).toList();
    }

    private int texts() {
        return (int) expected.names().stream().filter(name -> name.startsWith("ids.")).count();
    }

    boolean has(String what) {
        return expected.names().contains(what + ".0");
    }

    /** {@code [layer + 1, token, d]}: into each block, and after the last norm. */
    double[] hidden(int text, int layer) {
        return expected.tensor("hidden." + text).select(0, layer).toDoubles();
    }

    /** {@code [token, d]}: out of the last block. */
    double[] last(int text) {
        return expected.tensor("last." + text).toDoubles();
    }

    /** {@code [head, query, key]}. */
    double[] attention(int text, int layer) {
        return expected.tensor("attention." + text).select(0, layer).toDoubles();
    }

    /** {@code [token, vocabulary]}. */
    double[] logits(int text) {
        return expected.tensor("logits." + text).toDoubles();
    }

    long[] greedy(int text) {
        return expected.tensor("greedy." + text).toLongs();
    }

    @Override
    public void close() {
        expected.close();
    }
}
