package dev.inscape.model.site;

import dev.inscape.UsageException;
import dev.inscape.model.site.Site.AttentionIn;
import dev.inscape.model.site.Site.AttentionNormScale;
import dev.inscape.model.site.Site.AttentionOut;
import dev.inscape.model.site.Site.AttentionPattern;
import dev.inscape.model.site.Site.Embedding;
import dev.inscape.model.site.Site.FinalNorm;
import dev.inscape.model.site.Site.FinalNormScale;
import dev.inscape.model.site.Site.HeadOutput;
import dev.inscape.model.site.Site.InBlock;
import dev.inscape.model.site.Site.Logits;
import dev.inscape.model.site.Site.MlpIn;
import dev.inscape.model.site.Site.MlpNormScale;
import dev.inscape.model.site.Site.MlpOut;
import dev.inscape.model.site.Site.Neurons;
import dev.inscape.model.site.Site.ResidualMid;
import dev.inscape.model.site.Site.ResidualPost;
import dev.inscape.model.site.Site.ResidualPre;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Between sites and the names that TransformerLens gives them. */
final class SiteNames {

    private static final Pattern IN_BLOCK = Pattern.compile("blocks\\.(\\d{1,4})\\.(.+)");

    private static final List<IntFunction<InBlock>> IN_EVERY_BLOCK = List.of(ResidualPre::new, AttentionNormScale::new,
            AttentionIn::new,
            AttentionPattern::new, HeadOutput::new, AttentionOut::new, ResidualMid::new, MlpNormScale::new, MlpIn::new,
            Neurons::new,
            MlpOut::new, ResidualPost::new);

    private static final List<Site> AROUND = List.of(new Embedding(), new FinalNormScale(), new FinalNorm(),
            new Logits());

    private SiteNames() {
    }

    static String inBlock(InBlock site) {
        return switch (site) {
            case ResidualPre _ -> "hook_resid_pre";
            case AttentionNormScale _ -> "ln1.hook_scale";
            case AttentionIn _ -> "hook_attn_in";
            case AttentionPattern _ -> "attn.hook_pattern";
            case HeadOutput _ -> "attn.hook_z";
            case AttentionOut _ -> "hook_attn_out";
            case ResidualMid _ -> "hook_resid_mid";
            case MlpNormScale _ -> "ln2.hook_scale";
            case MlpIn _ -> "hook_mlp_in";
            case Neurons _ -> "mlp.hook_post";
            case MlpOut _ -> "hook_mlp_out";
            case ResidualPost _ -> "hook_resid_post";
        };
    }

    static Site parse(String label) {
        var match = IN_BLOCK.matcher(label);
        var candidates = match.matches()
                ? IN_EVERY_BLOCK.stream().map(site -> (Site) site.apply(Integer.parseInt(match.group(1))))
                : AROUND.stream();
        return candidates.filter(site -> site.label().equals(label)).findFirst()
                .orElseThrow(() -> new UsageException("unknown site \"" + label + "\"; sites are " + known()));
    }

    private static String known() {
        var inBlocks = IN_EVERY_BLOCK.stream().map(site -> "blocks.N." + inBlock(site.apply(0)));
        return Stream.concat(AROUND.stream().map(Site::label), inBlocks).collect(Collectors.joining(", "));
    }
}
