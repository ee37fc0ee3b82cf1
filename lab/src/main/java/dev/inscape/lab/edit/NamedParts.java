package dev.inscape.lab.edit;

import dev.inscape.UsageException;
import dev.inscape.hub.Weights;
import dev.inscape.hub.edit.EditedWeights;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.family.Architecture;
import dev.inscape.model.family.Config;
import dev.inscape.model.family.Families;
import dev.inscape.model.family.NormNames;
import dev.inscape.model.family.QueryKeyValueNames;
import dev.inscape.model.family.WeightNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A model's weights by what they do.
 *
 * @param model        how messages call it
 * @param architecture what it is built as
 * @param names        what its family calls them
 */
record NamedParts(String model, Architecture architecture, WeightNames names) {

    static NamedParts of(ModelFiles files) {
        var config = new Config(files.config());
        var family = Families.of(config);
        return new NamedParts(files.name(), family.read(config), family.names());
    }

    /** Refuses families whose norms come between a layer's output and the stream. */
    void requireUnnormedAdditions() {
        if (isNormed(names.attentionNorms()) || isNormed(names.mlpNorms()) || names.embedding().norm() != null) {
            throw new UsageException(
                    model + " norms what its layers add to the stream, which would bring the direction "
                            + "back; project it out in every pass instead (Taps.projectOut)");
        }
    }

    private static boolean isNormed(NormNames norms) {
        return norms.output() != null || norms.sum() != null;
    }

    /** What all names but the head's begin with. */
    String prefix(Weights weights) {
        return names.prefixes().stream()
                .filter(candidate -> weights.names().contains(candidate + names.embedding().tokens())).findFirst()
                .orElse(names.prefixes().getFirst());
    }

    String block(Weights weights, int layer) {
        return prefix(weights) + names.block().formatted(layer);
    }

    /** All that is written into the stream; true where its columns are what is written, false where its rows (or itself) are. */
    Map<String, Boolean> writers(Weights weights) {
        var writers = new LinkedHashMap<String, Boolean>();
        var tables = names.embedding();
        add(writers, weights, prefix(weights) + tables.tokens(), false);
        if (tables.positions() != null) {
            add(writers, weights, prefix(weights) + tables.positions(), false);
        }
        for (int layer = 0; layer < architecture.layers(); layer++) {
            for (var name : List.of(names.attention().output(), names.mlp().down())) {
                add(writers, weights, block(weights, layer) + name + ".weight", !names.transposed());
                add(writers, weights, block(weights, layer) + name + ".bias", false);
            }
        }
        return writers;
    }

    String head() {
        return Objects.requireNonNull(names.head(), "a family with a head names it") + ".weight";
    }

    /** A head that shares the weights of the embeddings gets its own, as these are now; whether there are some already, or none wanted. */
    void untieHead(Weights base, EditedWeights edited) {
        if (architecture.head() != null && (architecture.head().tied() || !base.names().contains(head()))) {
            edited.copying(head(), prefix(base) + names.embedding().tokens());
        }
    }

    private static void add(Map<String, Boolean> writers, Weights weights, String name, boolean columns) {
        if (weights.names().contains(name)) {
            writers.put(name, columns);
        }
    }

    /** The norms that layers read, each with those layers. */
    Map<String, List<String>> readers(Weights weights) {
        var readers = new LinkedHashMap<String, List<String>>();
        IntStream.range(0, architecture.layers()).forEach(layer -> {
            var block = block(weights, layer);
            var before = names.attentionNorms().before();
            if (before != null && !(layer == 0 && architecture.bareFirstBlock())) {
                readers.put(block + before, projections().stream().map(name -> block + name).toList());
            }
            var beforeMlp = names.mlpNorms().before();
            if (beforeMlp != null) {
                readers.put(block + beforeMlp,
                        names.up(architecture.mlp().gated()).stream().map(name -> block + name).toList());
            }
        });
        return readers;
    }

    private List<String> projections() {
        return switch (names.attention().projections()) {
            case QueryKeyValueNames.Separate(var query, var key, var value) -> List.of(query, key, value);
            case QueryKeyValueNames.Joined(var name) -> List.of(name);
            case QueryKeyValueNames.HeadByHead(var name) -> List.of(name);
        };
    }
}
