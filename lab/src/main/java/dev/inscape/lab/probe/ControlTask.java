package dev.inscape.lab.probe;

import dev.inscape.InscapeException;
import dev.inscape.lab.states.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/**
 * Labels without meaning (Hewitt and Liang 2019, arXiv 1909.03368, section 2): what a probe reaches on them it learned by
 * heart. Selectivity is accuracy less accuracy on these.
 */
public sealed interface ControlTask {

    /**
     * Each type gets a label drawn with the classes' own frequencies, the same in training and test: for probes over tokens,
     * where a type is a word.
     *
     * @param types the type of each row
     */
    record ByType(List<String> types) implements ControlTask {
        public ByType {
            types = List.copyOf(types);
        }
    }

    /**
     * Groups exchange their labels at random where each has one label throughout, else rows do: for probes over texts. No
     * group stands on two sides of a split, so that only chance is left.
     */
    record OverGroups() implements ControlTask {
    }

    /** The control label of each row. */
    default int[] labels(Labels labels, long seed) {
        var random = new Random(seed);
        return switch (this) {
            case ByType(var types) -> byType(types, labels, random);
            case OverGroups() -> overGroups(labels, random);
        };
    }

    private static int[] byType(List<String> types, Labels labels, Random random) {
        if (types.size() != labels.rows()) {
            throw new InscapeException("the control task knows the types of " + types.size() + " rows, but there are "
                    + labels.rows());
        }
        var drawn = new HashMap<String, Integer>();
        return types.stream().mapToInt(type -> drawn.computeIfAbsent(type,
                _ -> labels.ofRows().get(random.nextInt(labels.rows())))).toArray();
    }

    private static int[] overGroups(Labels labels, Random random) {
        var labelOf = new LinkedHashMap<String, Integer>();
        boolean whole = true;
        for (int row = 0; row < labels.rows(); row++) {
            var before = labelOf.putIfAbsent(labels.groups().get(row), labels.ofRows().get(row));
            whole &= before == null || before.equals(labels.ofRows().get(row));
        }
        var values = new ArrayList<>(whole ? labelOf.values() : labels.ofRows());
        Collections.shuffle(values, random);
        if (!whole) {
            return values.stream().mapToInt(Integer::intValue).toArray();
        }
        int next = 0;
        for (var group : labelOf.entrySet()) {
            group.setValue(values.get(next++));
        }
        return labels.groups().stream().mapToInt(labelOf::get).toArray();
    }
}
