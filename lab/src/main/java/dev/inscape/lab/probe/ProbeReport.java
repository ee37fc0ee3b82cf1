package dev.inscape.lab.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What probes of several sites found.
 *
 * @param kind           their loss
 * @param classes        names of the classes
 * @param trainRows      rows fitted on
 * @param validationRows rows chosen on
 * @param testRows       rows that the results are of
 * @param majority       accuracy on the test rows of always saying what is most frequent in training
 * @param sites          a result for each site
 */
public record ProbeReport(ProbeKind kind, List<String> classes, int trainRows, int validationRows, int testRows,
        double majority, List<SiteResult> sites) {

    public ProbeReport {
        classes = List.copyOf(classes);
        sites = List.copyOf(sites);
    }

    /** The site whose probe did best on the validation rows: the test rows have no say in it. */
    public SiteResult best() {
        return sites.stream().min(Comparator.comparingDouble(SiteResult::validationLoss)).orElseThrow();
    }

    /** A table, a line for each site. */
    @Override
    public String toString() {
        var text = new StringBuilder(String.format(Locale.ROOT,
                "%s probes of %s; %d rows to train, %d to validate, %d to test; majority %.3f%n",
                kind.name().toLowerCase(Locale.ROOT), String.join(", ", classes), trainRows, validationRows, testRows,
                majority));
        var line = "%-28s %8s  %-22s %-22s %-22s %-22s %s%n";
        text.append(String.format(Locale.ROOT, line, "site", "l2", "accuracy", "auc", "log loss", "control",
                "selectivity"));
        for (var site : sites) {
            text.append(String.format(Locale.ROOT, line, site.site().label(), number(site.l2()), site.accuracy(),
                    site.auc().map(Estimate::toString).orElse("-"), site.logLoss(),
                    site.control().map(Estimate::toString).orElse("-"),
                    site.selectivity().map(Estimate::toString).orElse("-")));
        }
        return text.toString();
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.4g", x);
    }
}
