package dev.inscape.lab.probe;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.states.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Rows to fit on, to choose on and to report on. Each side has every class, and no row stands on two.
 *
 * @param train      rows that weights and standardisation come from
 * @param validation rows that the strength of L2 is chosen on
 * @param test       rows that results are reported on
 */
public record Split(List<Integer> train, List<Integer> validation, List<Integer> test) {

    /** Shares of the rows; they add up to 1. */
    public record Shares(double train, double validation, double test) {

        /** 60, 20 and 20 %. */
        public static final Shares DEFAULT = new Shares(0.6, 0.2, 0.2);

        public Shares {
            if (!(train > 0 && validation > 0 && test > 0) || Math.abs(train + validation + test - 1) > 1e-9) {
                throw new UsageException("shares of a split are above 0 and add up to 1, not " + train + ", "
                        + validation + ", " + test);
            }
        }

        double[] array() {
            return new double[]{train, validation, test};
        }
    }

    public Split {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        if (train.isEmpty() || validation.isEmpty() || test.isEmpty()) {
            throw new InscapeException("a split has rows on every side, not " + train.size() + " to train, "
                    + validation.size() + " to validate, " + test.size() + " to test");
        }
    }

    /**
     * Splits by group, so that no group stands on two sides, with classes as evenly spread as the groups allow. The same
     * seed gives the same split. An error where a class is missing on one side.
     */
    public static Split byGroup(Labels labels, Shares shares, long seed) {
        return new GroupSplitting(labels, shares.array(), seed).split();
    }

    /** An error unless each side has every class and no group stands on two. */
    void require(Labels labels) {
        var sides = List.of(train, validation, test);
        var names = List.of("training", "validation", "test");
        var sideOf = new HashMap<String, Integer>();
        for (int side = 0; side < sides.size(); side++) {
            var seen = new int[labels.classes().size()];
            for (int row : sides.get(side)) {
                if (row < 0 || row >= labels.rows()) {
                    throw new UsageException(
                            "the split names row " + row + ", but there are " + labels.rows() + " rows");
                }
                seen[labels.ofRows().get(row)]++;
                var before = sideOf.putIfAbsent(labels.groups().get(row), side);
                if (before != null && before != side) {
                    throw new InscapeException(
                            "group \"" + labels.groups().get(row) + "\" has rows in " + names.get(before)
                                    + " and " + names.get(side) + "; a probe could learn the group by heart");
                }
            }
            for (int c = 0; c < seen.length; c++) {
                if (seen[c] == 0) {
                    throw new InscapeException(
                            "class \"" + labels.classes().get(c) + "\" has no row in " + names.get(side)
                                    + " (" + sides.get(side).size()
                                    + " rows); give it more groups, or use another seed or shares");
                }
            }
        }
    }

    /** All rows, for counts. */
    List<Integer> all() {
        var rows = new ArrayList<>(train);
        rows.addAll(validation);
        rows.addAll(test);
        return rows;
    }
}
