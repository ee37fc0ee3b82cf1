package dev.inscape.lab.dimension;

import dev.inscape.model.site.Site;
import java.util.List;
import java.util.Locale;

/**
 * Dimensions at several sites.
 *
 * @param rows       rows that were given
 * @param distinct   rows of the site with the fewest different ones; others are left out, since a neighbour at distance 0 tells
 *                   nothing
 * @param neighbours k of the maximum likelihood estimate
 * @param sites      a result for each site
 */
public record DimensionReport(int rows, int distinct, int neighbours, List<AtSite> sites) {

    /**
     * One site.
     *
     * @param site     where
     * @param states   the dimensions there
     * @param shuffled the same where each dimension's values are put into a random order of their own: the variances stay, and
     *                 what ties dimensions together is gone
     */
    public record AtSite(Site site, Dimensions states, Dimensions shuffled) {
    }

    public DimensionReport {
        sites = List.copyOf(sites);
    }

    /** A table, a line for each site, the control in brackets. */
    @Override
    public String toString() {
        var text = new StringBuilder(String.format(Locale.ROOT, "%d rows, %d neighbours%n%-28s %-16s %-16s %-16s %s%n",
                rows, neighbours, "site", "two nearest", "likelihood", "participation", "90 / 95 / 99 %"));
        for (var at : sites) {
            var here = at.states();
            text.append(String.format(Locale.ROOT, "%-28s %-16s %-16s %-16s %d / %d / %d%n", at.site().label(),
                    both(here.twoNearest(), at.shuffled().twoNearest()),
                    both(here.likelihood(), at.shuffled().likelihood()),
                    both(here.participation(), at.shuffled().participation()), here.components90(),
                    here.components95(), here.components99()));
        }
        return text.toString();
    }

    private static String both(double value, double control) {
        return String.format(Locale.ROOT, "%.1f (%.1f)", value, control);
    }
}
