package dev.inscape.lab.store;

import dev.inscape.lab.extract.Offsets;
import dev.inscape.model.Captured;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one batch adds to a file, in main memory and in the store's type. It may be written and closed on any thread. */
final class PreparedBatch implements AutoCloseable {

    private final Scope owner;
    private final long[] ids;
    private final long[] offsets;
    private final Map<Site, MemorySegment> values;

    private PreparedBatch(Scope owner, long[] ids, long[] offsets, Map<Site, MemorySegment> values) {
        this.owner = owner;
        this.ids = ids;
        this.offsets = offsets;
        this.values = values;
    }

    private record Values(List<Tensor> tensors) implements TensorCarrier {
    }

    static PreparedBatch of(Captured captured, List<Site> sites, Rows rows, DType dtype) {
        requireOrder(captured);
        var ids = captured.texts().stream().flatMapToLong(text -> Arrays.stream(text.ids())).toArray();
        var offsets = captured.texts().stream().flatMapToLong(text -> Arrays.stream(Offsets.of(text))).toArray();
        var owner = Scope.owner("a batch to write");
        boolean prepared = false;
        try (var scope = Scope.open("preparing")) {
            var tensors = owner.adopt(Compute.callCarrying(() -> converted(captured, sites, rows, dtype))).tensors();
            var values = new LinkedHashMap<Site, MemorySegment>();
            for (int i = 0; i < sites.size(); i++) {
                values.put(sites.get(i), tensors.get(i).segment());
            }
            prepared = true;
            return new PreparedBatch(owner, ids, offsets, values);
        } finally {
            if (!prepared) {
                owner.close();
            }
        }
    }

    private static Values converted(Captured captured, List<Site> sites, Rows rows, DType dtype) {
        var tensors = new ArrayList<Tensor>();
        for (var site : sites) {
            tensors.add(rows.of(captured.packed(site), captured.packing()).to(Device.CPU).to(dtype).contiguous());
        }
        return new Values(tensors);
    }

    /** The index was planned with the texts of a batch one behind the other. */
    private static void requireOrder(Captured captured) {
        int row = 0;
        for (int text = 0; text < captured.texts().size(); text++) {
            if (captured.packing().firstRow(text) != row) {
                throw new IllegalStateException("text " + text + " of a batch was packed out of its order");
            }
            row += captured.packing().length(text);
        }
    }

    /** {@code [token]}. */
    MemorySegment ids() {
        return MemorySegment.ofArray(ids);
    }

    /** {@code [token, 2]}. */
    MemorySegment offsets() {
        return MemorySegment.ofArray(offsets);
    }

    /** {@code [row, ..]} of each site. */
    Map<Site, MemorySegment> values() {
        return values;
    }

    @Override
    public void close() {
        owner.close();
    }
}
