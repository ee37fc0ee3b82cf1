package dev.inscape.model.site;

import java.util.List;

/** Sites chosen before the model is known: {@code residualAfter(all())}. A site is a selection of itself. */
@FunctionalInterface
public interface SiteSelection {

    /** The sites meant in a model of this shape, from the bottom up. */
    List<Site> in(ModelShape shape);
}
