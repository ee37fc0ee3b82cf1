package dev.inscape.model.site;

import dev.inscape.InscapeException;
import dev.inscape.model.packing.Packing;
import dev.inscape.tensor.Tensor;
import java.util.Arrays;
import java.util.Set;

/** One forward pass's view of its tap: what is wanted, and how far up the pass must go for it. */
public final class TapRun {

    private final Tap tap;
    private final Set<Site> wanted;
    private final Packing packing;
    private final TapContext allTexts;
    private final int blocks;
    private final boolean throughout;
    private int callsToCome;

    /** A pass that goes as far up as its tap wants. */
    public TapRun(Tap tap, Packing packing, ModelShape shape) {
        this(tap, packing, shape, false);
    }

    /** A pass that goes all the way up, whatever its tap wants: its end is asked for. */
    public static TapRun throughout(Tap tap, Packing packing, ModelShape shape) {
        return new TapRun(tap, packing, shape, true);
    }

    private TapRun(Tap tap, Packing packing, ModelShape shape, boolean throughout) {
        this.throughout = throughout;
        this.tap = tap;
        this.wanted = tap.sites();
        this.packing = packing;
        this.allTexts = new TapContext(packing, packing.everyText());
        wanted.forEach(shape::require);
        this.callsToCome = wanted.stream()
                .mapToInt(site -> site instanceof Site.AttentionPattern ? packing.groups().size() : 1).sum();
        this.blocks = throughout ? shape.layers() : wanted.stream().mapToInt(site -> switch (site) {
            case Site.Embedding _ -> 0;
            case Site.ResidualPre(int layer) -> layer;
            case Site.InBlock inBlock -> inBlock.layer() + 1;
            case Site.FinalNormScale _, Site.FinalNorm _, Site.Logits _ -> shape.layers();
        }).max().orElse(0);
    }

    public Packing packing() {
        return packing;
    }

    /** How many blocks must run, from the bottom, for all that is wanted. */
    public int blocks() {
        return blocks;
    }

    /** Whether every wanted site has been called: what the pass would compute from here on, nobody reads. */
    public boolean isOver() {
        return callsToCome == 0 && !throughout;
    }

    public boolean want(Site site) {
        return wanted.contains(site);
    }

    /** The value to go on with; the value itself where nobody wants the site. */
    public Tensor at(Site site, Tensor value) {
        return want(site) ? called(site, value, allTexts) : value;
    }

    /** The same for a value {@code [text, ..]} of the texts of one group. */
    public Tensor at(Site site, Tensor value, Packing.Group group) {
        return want(site) ? called(site, value, new TapContext(packing, group.texts())) : value;
    }

    /** The same for a value of some of the rows, which have a packing of their own. */
    public Tensor at(Site site, Tensor value, Packing rows) {
        return want(site) ? called(site, value, new TapContext(rows, rows.everyText())) : value;
    }

    /** What a tap returns may belong to the caller, so the pass goes on with a handle of its own. */
    private Tensor called(Site site, Tensor value, TapContext context) {
        callsToCome--;
        var changed = tap.at(site, value, context);
        if (changed == value) {
            return value;
        }
        if (!Arrays.equals(changed.shape(), value.shape()) || changed.dtype() != value.dtype()) {
            throw new InscapeException("the tap at " + site.label() + " returned " + described(changed)
                    + "; the model goes on with " + described(value) + " there");
        }
        return changed.alias();
    }

    private static String described(Tensor tensor) {
        return tensor.dtype() + " " + Arrays.toString(tensor.shape());
    }
}
