package dev.inscape.hub.safetensors;

import dev.inscape.InscapeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Which tensors go into which file: in the order given, a new file where the next tensor would pass the limit, and a
 * tensor above the limit in a file of its own.
 */
record ShardPlan(String file, List<TensorEntry> tensors) {

    static List<ShardPlan> of(String stem, List<TensorEntry> tensors, long mostBytes) {
        if (mostBytes <= 0) {
            throw new InscapeException("a file of at most " + mostBytes + " bytes can hold no tensor");
        }
        requireDistinct(tensors);
        var groups = new ArrayList<List<TensorEntry>>(List.of(new ArrayList<>()));
        long bytes = 0;
        for (var tensor : tensors) {
            if (!groups.getLast().isEmpty() && tensor.bytes() > mostBytes - bytes) {
                groups.add(new ArrayList<>());
                bytes = 0;
            }
            groups.getLast().add(tensor);
            bytes = Math.addExact(bytes, tensor.bytes());
        }
        var plans = new ArrayList<ShardPlan>();
        for (var group : groups) {
            plans.add(new ShardPlan(file(stem, plans.size() + 1, groups.size()), List.copyOf(group)));
        }
        return plans;
    }

    private static String file(String stem, int number, int count) {
        return count == 1
                ? stem + ".safetensors"
                : String.format(Locale.ROOT, "%s-%05d-of-%05d.safetensors", stem, number, count);
    }

    private static void requireDistinct(List<TensorEntry> tensors) {
        var names = new HashSet<String>();
        for (var tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new InscapeException("two tensors of one checkpoint are named \"" + tensor.name() + "\"");
            }
        }
    }
}
