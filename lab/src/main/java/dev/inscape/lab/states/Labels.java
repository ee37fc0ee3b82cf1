package dev.inscape.lab.states;

import dev.inscape.InscapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What each row is, and what it belongs to.
 *
 * @param classes   names of the classes, at least two
 * @param ofRows    the class of each row
 * @param groups    the group of each row (its document, its template): a split never cuts one
 */
public record Labels(List<String> classes, List<Integer> ofRows, List<String> groups) {

    public Labels {
        classes = List.copyOf(classes);
        ofRows = List.copyOf(ofRows);
        groups = List.copyOf(groups);
        if (ofRows.size() != groups.size()) {
            throw new InscapeException("there are " + ofRows.size() + " labels but " + groups.size()
                    + " groups; each row has one of both");
        }
        for (int row = 0; row < ofRows.size(); row++) {
            int label = ofRows.get(row);
            if (label < 0 || label >= classes.size()) {
                throw new InscapeException("row " + row + " is of class " + label + ", but there are "
                        + classes.size() + " classes, counted from 0");
            }
        }
        var seen = new TreeSet<>(ofRows);
        if (seen.size() < 2) {
            throw new InscapeException(seen.isEmpty()
                    ? "there are no labels"
                    : "all " + ofRows.size() + " rows are of one class, \"" + classes.get(seen.first())
                            + "\"; a probe needs at least two");
        }
        if (seen.size() < classes.size()) {
            int missing = IntStream.range(0, classes.size()).filter(c -> !seen.contains(c)).findFirst().orElseThrow();
            throw new InscapeException("no row is of class \"" + classes.get(missing)
                    + "\"; leave the class out, or give it rows");
        }
    }

    /** Labels by number, each row a group of its own. */
    public static Labels of(List<String> classes, int... ofRows) {
        return new Labels(classes, Arrays.stream(ofRows).boxed().toList(),
                IntStream.range(0, ofRows.length).mapToObj(Integer::toString).toList());
    }

    /** Labels by name, which become classes in alphabetical order. */
    public static Labels named(List<String> names, List<String> groups) {
        var classes = new ArrayList<>(new TreeSet<>(names));
        return new Labels(classes, names.stream().map(classes::indexOf).toList(), groups);
    }

    /** The same labels, grouped. */
    public Labels groupedBy(List<String> wanted) {
        return new Labels(classes, ofRows, wanted);
    }

    public int rows() {
        return ofRows.size();
    }

    /** The classes of some rows, in their order. */
    public int[] at(List<Integer> rows) {
        return rows.stream().mapToInt(ofRows::get).toArray();
    }
}
