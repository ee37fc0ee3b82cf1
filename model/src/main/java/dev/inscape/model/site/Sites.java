package dev.inscape.model.site;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Selections in words: {@code residualAfter(all())}, {@code attentionPattern(of(2, 3))}. */
public final class Sites {

    private Sites() {
    }

    public static SiteSelection residualBefore(LayerSelection layers) {
        return each(layers, Site.ResidualPre::new);
    }

    public static SiteSelection residualAfter(LayerSelection layers) {
        return each(layers, Site.ResidualPost::new);
    }

    public static Site residualAfter(int layer) {
        return new Site.ResidualPost(layer);
    }

    public static SiteSelection attentionPattern(LayerSelection layers) {
        return each(layers, Site.AttentionPattern::new);
    }

    public static SiteSelection headOutput(LayerSelection layers) {
        return each(layers, Site.HeadOutput::new);
    }

    public static SiteSelection attentionOut(LayerSelection layers) {
        return each(layers, Site.AttentionOut::new);
    }

    public static SiteSelection neurons(LayerSelection layers) {
        return each(layers, Site.Neurons::new);
    }

    public static SiteSelection mlpOut(LayerSelection layers) {
        return each(layers, Site.MlpOut::new);
    }

    /** The whole residual stream: into the first block, then after each block. */
    public static SiteSelection residualStream() {
        return together(new Site.ResidualPre(0), residualAfter(LayerSelection.all()));
    }

    /** Several selections, one after the other. */
    public static SiteSelection together(SiteSelection... selections) {
        return shape -> Arrays.stream(selections).flatMap(selection -> selection.in(shape).stream()).distinct()
                .toList();
    }

    private static SiteSelection each(LayerSelection layers, IntFunction<Site> site) {
        return shape -> {
            List<Site> sites = layers.in(shape.layers()).mapToObj(site).toList();
            sites.forEach(shape::require);
            return sites;
        };
    }
}
