package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.model.site.Sites;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Sites as users name them: {@code residual}, or labels between commas, with {@code *} for every layer. */
final class SiteList {

    private static final String RESIDUAL = "residual";
    private static final String EVERY_LAYER = "blocks.*.";

    private SiteList() {
    }

    static SiteSelection parse(String text) {
        return Sites.together(Arrays.stream(text.split(",", -1)).map(String::strip).map(SiteList::one)
                .toArray(SiteSelection[]::new));
    }

    private static SiteSelection one(String name) {
        if (name.isEmpty()) {
            throw new UsageException("--sites wants names between commas, such as blocks.3.hook_resid_post, or "
                    + RESIDUAL);
        }
        if (name.equals(RESIDUAL)) {
            return Sites.residualStream();
        }
        if (!name.startsWith(EVERY_LAYER)) {
            return Site.parse(name);
        }
        Site.parse(inLayer(name, 0)); // before a model is loaded
        return shape -> IntStream.range(0, shape.layers()).mapToObj(layer -> Site.parse(inLayer(name, layer)))
                .peek(shape::require).toList();
    }

    private static String inLayer(String name, int layer) {
        return "blocks." + layer + "." + name.substring(EVERY_LAYER.length());
    }
}
