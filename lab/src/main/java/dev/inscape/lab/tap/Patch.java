package dev.inscape.lab.tap;

import dev.inscape.InscapeException;
import dev.inscape.model.Captured;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Values of the same tokens of a captured text. */
final class Patch implements RowChange {

    private final Captured source;
    private final Map<Integer, Integer> read = new HashMap<>();

    Patch(Captured source) {
        this.source = source;
    }

    @Override
    public Tensor apply(Site site, Tensor values, Rows rows) {
        var patched = new ArrayList<Tensor>();
        for (int row = 0; row < rows.count(); row++) {
            int text = rows.texts()[row];
            int position = rows.positions()[row];
            var from = source.at(site, CapturedText.of(source, text));
            read.merge(text, rows.ends()[row], Math::max);
            boolean generated = position >= from.size(0);
            if (generated && rows.ends()[row] - rows.positions()[row] > 1) {
                throw unaligned(rows.ends()[row], from.size(0));
            }
            patched.add(
                    generated ? values.select(0, row) : CapturedText.fitting(from, site, values).select(0, position));
        }
        return Joining.stack(patched, 0);
    }

    @Override
    public void requireAll() {
        try {
            read.forEach((text, end) -> {
                int tokens = source.texts().get(CapturedText.of(source, text)).length();
                if (end < tokens) {
                    throw unaligned(end, tokens);
                }
            });
        } finally {
            read.clear();
        }
    }

    private static InscapeException unaligned(long tokens, long captured) {
        return new InscapeException("the prompts do not align: the text has " + tokens
                + " tokens and the captured one " + captured
                + "; take texts of one length, or say which tokens are meant: patch(source, from, to)");
    }
}
