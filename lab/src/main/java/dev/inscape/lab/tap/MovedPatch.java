package dev.inscape.lab.tap;

import dev.inscape.UsageException;
import dev.inscape.model.Captured;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;

/** Values of other tokens of a captured text. */
final class MovedPatch implements RowChange {

    private final Captured source;
    private final int[] from;
    private final int[] to;

    MovedPatch(Captured source, int[] from, int[] to) {
        this.source = source;
        this.from = from.clone();
        this.to = to.clone();
    }

    @Override
    public Tensor apply(Site site, Tensor values, Rows rows) {
        var patched = new ArrayList<Tensor>();
        for (int row = 0; row < rows.count(); row++) {
            var captured = source.at(site, CapturedText.of(source, rows.texts()[row]));
            int wanted = from[pair(rows.positions()[row], rows.ends()[row])];
            long token = wanted < 0 ? captured.size(0) + wanted : wanted;
            if (token < 0 || token >= captured.size(0)) {
                throw new UsageException("there is no token " + wanted + " in the captured text, which has "
                        + captured.size(0));
            }
            patched.add(CapturedText.fitting(captured, site, values).select(0, token));
        }
        return Joining.stack(patched, 0);
    }

    private int pair(int position, int end) {
        for (int i = 0; i < to.length; i++) {
            if (position == (to[i] < 0 ? end + to[i] : to[i])) {
                return i;
            }
        }
        throw new IllegalStateException("token " + position + " is not patched");
    }
}
