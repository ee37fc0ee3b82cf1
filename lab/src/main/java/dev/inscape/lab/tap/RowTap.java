package dev.inscape.lab.tap;

import dev.inscape.InscapeException;
import dev.inscape.model.packing.Packing;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.model.site.TapContext;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Changes the rows of some tokens at some sites, and knows whether it ever came to one. */
final class RowTap implements Tap {

    private final Set<Site> sites;
    private final RowChange change;
    private final Positions positions;
    private final Set<Site> unreached = new HashSet<>();

    RowTap(Set<Site> sites, RowChange change, Positions positions) {
        this.sites = Set.copyOf(sites);
        this.change = change;
        this.positions = positions;
        unreached.addAll(sites);
    }

    @Override
    public Set<Site> sites() {
        return sites;
    }

    @Override
    public Tensor at(Site site, Tensor value, TapContext context) {
        var packing = context.packing();
        var all = rows(packing);
        var wanted = IntStream.range(0, all.count())
                .filter(row -> positions.include(all.texts()[row], all.positions()[row], all.ends()[row])).toArray();
        if (wanted.length == 0) {
            return value;
        }
        unreached.remove(site);
        if (wanted.length == all.count()) {
            return change.apply(site, value, all);
        }
        var places = Tensors.of(IntStream.of(wanted).asLongStream().toArray(), wanted.length).to(value.device());
        var changed = change.apply(site, value.indexSelect(0, places), chosen(all, wanted));
        return value.indexCopy(0, places, changed);
    }

    private static RowChange.Rows rows(Packing packing) {
        int count = packing.rows();
        var texts = new int[count];
        var places = new int[count];
        var ends = new int[count];
        for (int text : packing.everyText()) {
            for (int i = 0; i < packing.length(text); i++) {
                int row = packing.firstRow(text) + i;
                texts[row] = text;
                places[row] = packing.before(text) + i;
                ends[row] = packing.before(text) + packing.length(text);
            }
        }
        return new RowChange.Rows(texts, places, ends);
    }

    private static RowChange.Rows chosen(RowChange.Rows all, int[] wanted) {
        return new RowChange.Rows(IntStream.of(wanted).map(row -> all.texts()[row]).toArray(),
                IntStream.of(wanted).map(row -> all.positions()[row]).toArray(),
                IntStream.of(wanted).map(row -> all.ends()[row]).toArray());
    }

    @Override
    public void requireReached() {
        var missed = unreached.stream().map(Site::label).min(Comparator.naturalOrder());
        unreached.addAll(sites); // for the next pass
        if (missed.isPresent()) {
            throw new InscapeException("the tap at " + missed.get()
                    + " came to none of its tokens: no text that was read is long enough for its positions");
        }
        change.requireAll();
    }
}
