package dev.inscape.lab.extract;

import dev.inscape.model.site.Site;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.model.site.Sites;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written beside the residual stream.
 *
 * @param last   the states after the final norm, as {@code final}
 * @param logits the scores of the vocabulary, as {@code logits}
 */
public record Extras(boolean last, boolean logits) {

    public static final Extras NONE = new Extras(false, false);

    /** The whole residual stream, and the extras. */
    public SiteSelection selection() {
        var selections = new ArrayList<SiteSelection>(List.of(Sites.residualStream()));
        sites().forEach(selections::add);
        return Sites.together(selections.toArray(SiteSelection[]::new));
    }

    /** The sites of the extras, in the order of their tensors in a file. */
    List<Site> sites() {
        var sites = new ArrayList<Site>();
        if (last) {
            sites.add(new Site.FinalNorm());
        }
        if (logits) {
            sites.add(new Site.Logits());
        }
        return List.copyOf(sites);
    }

    static String tensorName(Site site) {
        return site instanceof Site.Logits ? "logits" : "final";
    }
}
