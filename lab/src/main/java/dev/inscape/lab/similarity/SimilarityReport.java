package dev.inscape.lab.similarity;

import dev.inscape.model.site.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All sites of one set of states against all of another.
 *
 * @param measure  which
 * @param rows     rows that were compared
 * @param first    the first set's sites
 * @param second   the second set's sites
 * @param values   {@code [first][second]}
 * @param permuted the same with the second set's rows in one random order: what is left without any correspondence
 * @param chance   what CKA is expected to be over all orders of rows, {@code [first][second]}; for other measures none
 */
public record SimilarityReport(Measure measure, int rows, List<Site> first, List<Site> second, double[][] values,
        double[][] permuted, Optional<double[][]> chance) {

    public SimilarityReport {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /** Three tables: values, rows in random order, and the expected level of chance where it is known. */
    @Override
    public String toString() {
        var text = new StringBuilder("%s of %d rows%n%s".formatted(measure, rows, table(values)));
        text.append("rows in random order%n%s".formatted(table(permuted)));
        chance.ifPresent(level -> text.append("expected by chance%n%s".formatted(table(level))));
        return text.toString();
    }

    private String table(double[][] cells) {
        var text = new StringBuilder();
        for (int row = 0; row < cells.length; row++) {
            text.append("%-28s ".formatted(first.get(row).label()));
            text.append(Arrays.stream(cells[row]).mapToObj(cell -> String.format(Locale.ROOT, "%6.3f", cell))
                    .collect(Collectors.joining(" "))).append(System.lineSeparator());
        }
        return text.toString();
    }
}
