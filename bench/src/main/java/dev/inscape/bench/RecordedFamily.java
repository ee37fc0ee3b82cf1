package dev.inscape.bench;

import dev.inscape.hub.Weights;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.model.site.Site;
import dev.inscape.text.Encoding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What transformers computed in double precision with a tiny random model: the README beside the files names the tensors. */
final class RecordedFamily implements AutoCloseable {

    private final Weights expected;

    RecordedFamily(Path directory) {
        this.expected = SafetensorsWeights.open(directory.resolve("expected.safetensors"));
    }

    List<Encoding> texts() {
        long count = expected.names().stream().filter(name -> name.startsWith("ids.")).count();
        return IntStream.range(0, (int) count).mapToObj(text -> expected.tensor("ids." + text).toLongs())
                .map(Encoding::ofIds).toList();
    }

    /** Every value that is recorded of a text and that the model has a site for. */
    Map<Site, double[]> values(int text, int layers, boolean logits) {
        var values = new LinkedHashMap<Site, double[]>();
        var hidden = expected.tensor("hidden." + text);
        var patterns = expected.tensor("attention." + text);
        for (int layer = 0; layer < layers; layer++) {
            values.put(new Site.ResidualPre(layer), hidden.select(0, layer).toDoubles());
            values.put(new Site.AttentionPattern(layer), patterns.select(0, layer).toDoubles());
        }
        values.put(new Site.ResidualPost(layers - 1), expected.tensor("last." + text).toDoubles());
        values.put(new Site.FinalNorm(), hidden.select(0, layers).toDoubles());
        if (logits) {
            values.put(new Site.Logits(), expected.tensor("logits." + text).toDoubles());
        }
        return values;
    }

    /** The most likely continuation; none for an encoder. */
    long[] greedy(int text) {
        var name = "greedy." + text;
        return expected.names().contains(name) ? expected.tensor(name).toLongs() : new long[0];
    }

    @Override
    public void close() {
        expected.close();
    }
}
