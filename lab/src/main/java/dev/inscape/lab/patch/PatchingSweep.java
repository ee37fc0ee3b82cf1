package dev.inscape.lab.patch;

import dev.inscape.UsageException;
import dev.inscape.model.Model;
import dev.inscape.model.site.LayerSelection;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.text.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Activation patching (Vig et al. 2020; Meng et al. 2022, section 2; denoising): the corrupted prompt is run with one value of the clean
 * prompt's run in its place, for each cell of sites and tokens, and a measure of what it then says is taken.
 *
 * <p>Exact, but not naive: blocks below a cell and tokens left of it are those of the corrupted prompt, which is read once; cells of one
 * site are run together; scores are made for the last token alone. What is left is about
 * {@code tokens^2 / 2 x layers / 2} token-layers for each site of all layers.
 */
public final class PatchingSweep {

    private final Model model;
    private final Model source;
    private final Prompts prompts;
    private final @Nullable Measure measure;

    private PatchingSweep(Model model, Model source, Prompts prompts, @Nullable Measure measure) {
        this.model = model;
        this.source = source;
        this.prompts = prompts;
        this.measure = measure;
    }

    /** A sweep over two prompts of equally many tokens, as the model's tokenizer cuts them. */
    public static PatchingSweep of(Model model, String clean, String corrupted) {
        return of(model, model.tokenizer().encode(clean, true), model.tokenizer().encode(corrupted, true));
    }

    public static PatchingSweep of(Model model, Encoding clean, Encoding corrupted) {
        return new PatchingSweep(model, model, new Prompts(clean, corrupted), null);
    }

    /** Values come from another model's run of the clean prompt: one of the same shape and with the same tokens. */
    public PatchingSweep from(Model other) {
        var own = model.shape();
        var theirs = other.shape();
        if (own.layers() != theirs.layers() || own.width() != theirs.width() || own.heads() != theirs.heads()
                || own.headWidth() != theirs.headWidth()) {
            throw new UsageException("values of " + theirs.name() + " do not fit " + own.name() + ": " + theirs.layers()
                    + " layers of width " + theirs.width() + " with " + theirs.heads() + " heads, and " + own.layers()
                    + " of width " + own.width() + " with " + own.heads());
        }
        return new PatchingSweep(model, other, prompts, measure);
    }

    /** What is read off the scores behind the last token. */
    public PatchingSweep measure(Measure what) {
        what.requireFits(model.shape());
        return new PatchingSweep(model, source, prompts, what);
    }

    /** Every token at each of some sites. */
    public Cells over(SiteSelection sites) {
        return over(sites, IntStream.range(0, prompts.tokens()).toArray());
    }

    /** Some tokens at each of some sites; below 0 they count from the end. */
    public Cells over(SiteSelection sites, int... tokens) {
        var chosen = sites.in(model.shape());
        for (var site : chosen) {
            if (!(site instanceof Site.InBlock) || site instanceof Site.AttentionPattern) {
                throw new UsageException("a sweep patches what tokens have in a block, not " + site.label());
            }
        }
        return new Cells(model, source, prompts, measured(), chosen, places(tokens), false);
    }

    /** Each head of some layers, at all tokens together. */
    public Cells overHeads(LayerSelection layers) {
        var chosen = layers.in(model.shape().layers()).<Site>mapToObj(Site.HeadOutput::new).toList();
        chosen.forEach(model.shape()::require);
        return new Cells(model, source, prompts, measured(), chosen, places(IntStream.range(0, prompts.tokens())
                .toArray()), true);
    }

    private Measure measured() {
        return Optional.ofNullable(measure)
                .orElseThrow(
                        () -> new UsageException("say what is measured: measure(Measure.logitDifference(yes, no))"));
    }

    private List<Integer> places(int[] tokens) {
        int count = prompts.tokens();
        if (tokens.length == 0) {
            throw new UsageException("a sweep over no tokens has no cells");
        }
        return Arrays.stream(tokens).map(token -> {
            int place = token < 0 ? count + token : token;
            if (place < 0 || place >= count) {
                throw new UsageException("there is no token " + token + ": the prompts have " + count);
            }
            return place;
        }).boxed().toList();
    }
}
