package dev.inscape.lab.tap;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.direction.Direction;
import dev.inscape.model.Captured;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.Arrays;
import java.util.List;

/** The interventions of the field; each changes every token unless {@link Intervention#on} says which. */
public final class Taps {

    private Taps() {
    }

    /** Steering: {@code x + vector}, with a vector {@code [width]} of the site. One operator. */
    public static Intervention add(Tensor vector) {
        return everywhere((site, values, _) -> values.add(fitting(vector, site, values)));
    }

    /** The same with a direction that was made for such a site. */
    public static Intervention add(Direction direction) {
        return everywhere((site, values, _) -> values.add(fitting(direction.tensor(), site, values)));
    }

    /** The same with a direction that was made for such a site. */
    public static Intervention projectOut(Direction direction) {
        return everywhere((site, values, _) -> without(fitting(direction.tensor(), site, values), values));
    }

    /**
     * Directional ablation: {@code x - (x . r) r / (r . r)}, so that nothing is left along the direction {@code [width]} (Arditi et al.
     * 2024, section 2.4).
     */
    public static Intervention projectOut(Tensor direction) {
        return everywhere((site, values, _) -> without(fitting(direction, site, values), values));
    }

    private static Tensor without(Tensor r, Tensor values) {
        var along = values.mul(r).sum(-1, true).div(r.square().sum()); // [row, 1]
        return values.sub(along.mul(r));
    }

    /** Zero ablation. */
    public static Intervention zero() {
        return everywhere(
                (_, values, _) -> Tensors.zeros(values.dtype(), values.shape()).to(values.device()));
    }

    /** Every row becomes this one: mean ablation, where the vector {@code [width]} is a mean over other texts. */
    public static Intervention replaceBy(Tensor vector) {
        return everywhere((site, values, _) -> fitting(vector, site, values).expand(values.shape()));
    }

    /**
     * Activation patching (Vig et al. 2020; Meng et al. 2022): each token gets what the same token of the captured text had at the same
     * site, in this model or in another one of the same width. Text i gets it from text i, or each from the only one. The texts must
     * have equally many tokens; new tokens that are generated stay as they are.
     */
    public static Intervention patch(Captured source) {
        return everywhere(new Patch(source));
    }

    /**
     * The same between texts that do not align: token {@code to[i]} gets what token {@code from[i]} of the captured text had; below 0
     * they count from the end of each.
     */
    public static Intervention patch(Captured source, int[] from, int[] to) {
        if (from.length != to.length || from.length == 0) {
            throw new UsageException("tokens cannot be patched from " + Arrays.toString(from) + " to "
                    + Arrays.toString(to) + ": give as many of each");
        }
        return new Intervention(new MovedPatch(source, from, to), Positions.of(to));
    }

    /** One head's output, of every token, becomes the given one, {@code [headWidth]}. */
    public static Tap replaceHead(int layer, int head, Tensor output) {
        return everywhere((site, values, _) -> {
            requireHead(site, values, head);
            var own = output.to(values.dtype()).to(values.device());
            if (own.dims() != 1 || own.size(0) != values.size(2)) {
                throw new UsageException(
                        "an output of " + Arrays.toString(own.shape()) + " does not fit a head of width "
                                + values.size(2));
            }
            var changed = values.copy();
            changed.select(1, head).copyFrom(own);
            return changed;
        }).at(new Site.HeadOutput(layer));
    }

    /** One head adds nothing. */
    public static Tap zeroHead(int layer, int head) {
        return everywhere((site, values, _) -> {
            requireHead(site, values, head);
            var changed = values.copy();
            changed.select(1, head).fill(0);
            return changed;
        }).at(new Site.HeadOutput(layer));
    }

    /** The norm at a site such as {@link Site.FinalNormScale} divides by what it divided by in another run of the same texts. */
    public static Tap freezeNormScale(Captured source, Site... scales) {
        for (var site : scales) {
            if (!(site instanceof Site.FinalNormScale || site instanceof Site.AttentionNormScale
                    || site instanceof Site.MlpNormScale)) {
                throw new UsageException(site.label() + " is not the scale of a norm");
            }
        }
        return patch(source).at(scales);
    }

    /** Several taps; each sees what those before it returned. */
    public static Tap inOrder(List<Tap> taps) {
        return taps.stream().reduce(Tap.NONE, Tap::then);
    }

    private static Intervention everywhere(RowChange change) {
        return new Intervention(change, Positions.all());
    }

    private static void requireHead(Site site, Tensor values, int head) {
        if (head < 0 || head >= values.size(1)) {
            throw new UsageException("there is no head " + head + " at " + site.label() + ": heads are 0 to "
                    + (values.size(1) - 1));
        }
    }

    /** A vector as the values have it. */
    private static Tensor fitting(Tensor vector, Site site, Tensor values) {
        if (vector.dims() != 1 || vector.size(0) != values.size(-1)) {
            throw new InscapeException("a direction of " + Arrays.toString(vector.shape()) + " does not fit "
                    + site.label() + ", which has the width " + values.size(-1)
                    + "; take one that was made for this model and this site");
        }
        return vector.to(values.dtype()).to(values.device());
    }
}
