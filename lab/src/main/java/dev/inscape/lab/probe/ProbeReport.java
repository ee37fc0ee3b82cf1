package dev.inscape.lab.probe;

import java.util.Comparator;
import java.util.List;

/**
 * What probes reach, site by site.
 *
 * @param classes  names
 * @param sites    a probe for each
 * @param majority accuracy of always naming the class that training has most of
 * @param train    rows
 * @param validate rows
 * @param test     rows
 */
public record ProbeReport(List<String> classes, List<SiteProbe> sites, double majority, int train, int validate,
        int test) {

    public ProbeReport {
        classes = List.copyOf(classes);
        sites = List.copyOf(sites);
    }

    /** The site with the best accuracy, the lowest of several. */
    public SiteProbe best() {
        return sites.stream().max(Comparator.comparingDouble(SiteProbe::accuracy).thenComparing(
                Comparator.comparingInt(sites::indexOf).reversed())).orElseThrow();
    }
}
