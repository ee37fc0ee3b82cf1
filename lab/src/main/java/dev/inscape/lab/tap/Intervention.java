package dev.inscape.lab.tap;

import dev.inscape.UsageException;
import dev.inscape.model.site.ModelShape;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.model.site.Tap;
import java.util.LinkedHashSet;
import java.util.List;

/** A change that still wants a place: {@code Taps.add(direction).on(Positions.last()).at(site)}. */
public final class Intervention {

    private final RowChange change;
    private final Positions positions;

    Intervention(RowChange change, Positions positions) {
        this.change = change;
        this.positions = positions;
    }

    /** The same, but only at these tokens. */
    public Intervention on(Positions tokens) {
        return new Intervention(change, tokens);
    }

    /** The tap: this change at each of some sites. */
    public Tap at(Site... sites) {
        return at(List.of(sites));
    }

    /** The tap for all sites that are chosen in a model of this shape. */
    public Tap at(SiteSelection selection, ModelShape shape) {
        return at(selection.in(shape));
    }

    private Tap at(List<Site> sites) {
        for (var site : sites) {
            if (site instanceof Site.AttentionPattern) {
                throw new UsageException(site.label() + " holds queries and keys, not tokens; change it with Tap.at");
            }
        }
        return new RowTap(new LinkedHashSet<>(sites), change, positions);
    }
}
