package dev.inscape.lab.probe;

import dev.inscape.InscapeException;
import dev.inscape.lab.states.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Gives groups to sides one by one, the largest first, each to the side that lacks its classes most. */
final class GroupSplitting {

    private final Labels labels;
    private final double[][] wanted;
    private final double[][] have;
    private final Map<String, List<Integer>> groups = new LinkedHashMap<>();
    private final long seed;

    GroupSplitting(Labels labels, double[] shares, long seed) {
        this.labels = labels;
        this.seed = seed;
        int classes = labels.classes().size();
        wanted = new double[shares.length][classes];
        have = new double[shares.length][classes];
        for (int row = 0; row < labels.rows(); row++) {
            groups.computeIfAbsent(labels.groups().get(row), _ -> new ArrayList<>()).add(row);
            for (int side = 0; side < shares.length; side++) {
                wanted[side][labels.ofRows().get(row)] += shares[side];
            }
        }
    }

    Split split() {
        if (groups.size() < wanted.length) {
            throw new InscapeException("there are only " + groups.size() + " groups for training, validation and test;"
                    + " a group is never cut, so at least " + wanted.length + " are needed");
        }
        var order = new ArrayList<>(groups.values());
        Collections.shuffle(order, new Random(seed));
        order.sort(Comparator.comparingInt(rows -> -rows.size())); // stable: equal sizes stay shuffled
        var sides = List.of(new ArrayList<Integer>(), new ArrayList<Integer>(), new ArrayList<Integer>());
        for (var rows : order) {
            var counts = new double[labels.classes().size()];
            rows.forEach(row -> counts[labels.ofRows().get(row)]++);
            int best = 0;
            for (int side = 1; side < wanted.length; side++) {
                best = need(side, counts) > need(best, counts) ? side : best;
            }
            sides.get(best).addAll(rows);
            for (int c = 0; c < counts.length; c++) {
                have[best][c] += counts[c];
            }
        }
        sides.forEach(Collections::sort);
        var split = new Split(sides.get(0), sides.get(1), sides.get(2));
        split.require(labels);
        return split;
    }

    /** By how much the squared distance to the wanted counts falls, each class by what is wanted of it. */
    private double need(int side, double... counts) {
        double need = 0;
        for (int c = 0; c < counts.length; c++) {
            double missing = wanted[side][c] - have[side][c];
            need += (missing * missing - (missing - counts[c]) * (missing - counts[c])) / wanted[side][c];
        }
        return need;
    }
}
