package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.hub.Suggestions;
import dev.inscape.model.site.LayerSelection;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.model.site.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a sweep patches.
 *
 * @param name  as the user has it
 * @param sites of tokens; empty for heads, of all tokens together
 */
record PatchSites(String name, Optional<SiteSelection> sites) {

    private static final Pattern LAYER = Pattern.compile("(?<=^blocks\\.)\\d+(?=\\.)");

    static PatchSites parse(String name) {
        return switch (name) {
            case "residual" -> new PatchSites(name, Optional.of(Sites.residualStream()));
            case "attention" -> new PatchSites(name, Optional.of(Sites.attentionOut(LayerSelection.all())));
            case "mlp" -> new PatchSites(name, Optional.of(Sites.mlpOut(LayerSelection.all())));
            case "heads" -> new PatchSites(name, Optional.empty());
            default -> new PatchSites(name, Optional.of(label(name)));
        };
    }

    private static SiteSelection label(String name) {
        try {
            return SiteList.parse(name);
        } catch (UsageException unknown) {
            throw new UsageException("there is no site \"" + name + "\"" + Suggestions.didYouMean(name, known(name))
                    + "; sites are residual, attention, mlp, heads, or by label: blocks.3.hook_mlp_out, with * for every "
                    + "layer");
        }
    }

    /** Names near which a mistyped one may be, with the layer that it has. */
    private static List<String> known(String name) {
        var layer = LAYER.matcher(name);
        var layerName = layer.find() ? layer.group() : "*";
        var known = new ArrayList<>(List.of("residual", "attention", "mlp", "heads"));
        List.of(new Site.ResidualPre(0), new Site.ResidualMid(0), new Site.ResidualPost(0), new Site.AttentionIn(0),
                new Site.HeadOutput(0), new Site.AttentionOut(0), new Site.MlpIn(0), new Site.Neurons(0),
                new Site.MlpOut(0))
                .forEach(site -> known.add(LAYER.matcher(site.label()).replaceFirst(layerName)));
        return known;
    }
}
