package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.tensor.DType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of a store: what it is called and what must be in it. */
final class ShardFile {

    static final String IDS = "input_ids";
    static final String OFFSETS = "offsets";

    private ShardFile() {
    }

    static String name(int number) {
        return "shard-%05d.safetensors".formatted(number);
    }

    /** The tensors of a file with so many rows and tokens, in their order. */
    static List<TensorEntry> tensors(StoreDescription store, long rows, long tokens) {
        var tensors = new ArrayList<TensorEntry>();
        tensors.add(new TensorEntry(IDS, DType.INT64, tokens));
        tensors.add(new TensorEntry(OFFSETS, DType.INT64, tokens, 2));
        for (var site : store.sites()) {
            tensors.add(new TensorEntry(site.site().label(), store.dtype(), site.shapeOf(rows)));
        }
        return tensors;
    }

    /** Reads the header; an error where the file is cut short, or holds anything but what it should. */
    static void requireWhole(Path file, StoreDescription store, long rows, long tokens) {
        try (var weights = SafetensorsWeights.open(file)) {
            var wanted = tensors(store, rows, tokens);
            for (var tensor : wanted) {
                if (!weights.names().contains(tensor.name())) {
                    throw new InscapeException(file + " has no tensor " + tensor.name() + ", which store.json names");
                }
                var shape = weights.shape(tensor.name());
                var dtype = weights.dtype(tensor.name());
                if (!Arrays.equals(shape, tensor.shape()) || dtype != tensor.dtype()) {
                    throw new InscapeException(file + " contradicts the index: tensor " + tensor.name() + " is " + dtype
                            + " " + Arrays.toString(shape) + ", and should be " + tensor.dtype() + " "
                            + Arrays.toString(tensor.shape()));
                }
            }
            if (weights.names().size() != wanted.size()) {
                throw new InscapeException(file + " has " + weights.names().size() + " tensors; " + wanted.size()
                        + " are in store.json");
            }
        }
    }
}
