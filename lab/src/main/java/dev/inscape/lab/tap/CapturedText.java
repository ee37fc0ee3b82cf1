package dev.inscape.lab.tap;

import dev.inscape.InscapeException;
import dev.inscape.model.Captured;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Tensor;
import java.util.Arrays;

/** Which captured text belongs to which text of a pass. */
final class CapturedText {

    private CapturedText() {
    }

    /** The same one, or the only one. */
    static int of(Captured source, int text) {
        int texts = source.texts().size();
        if (texts == 1) {
            return 0;
        }
        if (text >= texts) {
            throw new InscapeException("there are values of " + texts + " texts to patch with, but text " + text
                    + " is read too; capture one text, or as many as are read");
        }
        return text;
    }

    /** Captured values {@code [token, ..]}, as those of the pass are held. */
    static Tensor fitting(Tensor captured, Site site, Tensor values) {
        var own = Arrays.copyOfRange(captured.shape(), 1, captured.dims());
        var wanted = Arrays.copyOfRange(values.shape(), 1, values.dims());
        if (!Arrays.equals(own, wanted)) {
            throw new InscapeException("what was captured at " + site.label() + " has the shape "
                    + Arrays.toString(own) + " for each token, but this model has " + Arrays.toString(wanted)
                    + "; patch between models of one shape");
        }
        return captured.to(values.dtype()).to(values.device());
    }
}
