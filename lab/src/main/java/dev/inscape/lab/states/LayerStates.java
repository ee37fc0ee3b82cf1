package dev.inscape.lab.states;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import dev.inscape.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The same rows at several sites of one width.
 *
 * @param sites  where the states were taken
 * @param values {@code [site, row, d]}, of a floating type, finite
 */
public record LayerStates(List<Site> sites, Tensor values) implements TensorCarrier {

    public LayerStates {
        sites = List.copyOf(sites);
        if (values.dims() != 3 || values.size(0) != sites.size() || values.size(1) == 0 || values.size(2) == 0) {
            throw new InscapeException("states of " + sites.size() + " sites are [" + sites.size()
                    + ", row, d] with at least one row, not " + Arrays.toString(values.shape()));
        }
        if (!values.dtype().isFloating()) {
            throw new InscapeException("states are floating-point numbers, not " + values.dtype().label());
        }
        for (int i = 0; i < sites.size(); i++) {
            requireFinite(sites.get(i), values, i);
        }
    }

    private static void requireFinite(Site site, Tensor values, int place) {
        try (var scope = Scope.open("states")) {
            var here = values.select(0, place);
            if (here.sum().isFinite().all() || here.isFinite().all()) { // the sum needs no mask of all elements
                return;
            }
            var bad = here.isFinite().not().to(DType.FLOAT32).sum(-1, false).toFloats();
            int row = IntStream.range(0, bad.length).filter(i -> bad[i] > 0).findFirst().orElseThrow();
            throw new InscapeException("the states at " + site.label() + " are not finite: row " + row + " has "
                    + (int) bad[row] + " values that are NaN or infinite; leave the row out, or compute it in float32");
        }
    }

    public int rows() {
        return (int) values.size(1);
    }

    /** d. */
    public int width() {
        return (int) values.size(2);
    }

    /** The states at one site, {@code [row, d]}, a view. */
    public Tensor at(Site site) {
        int place = sites.indexOf(site);
        if (place < 0) {
            throw new UsageException("there are no states at " + site.label() + "; there are some at "
                    + sites.stream().map(Site::label).collect(Collectors.joining(", ")));
        }
        return values.select(0, place);
    }

    /** Some rows of all sites, copied, on the CPU in float64: {@code [site, row, d]}. */
    public Tensor doubles(List<Integer> rows) {
        try (var scope = Scope.open("rows")) {
            var indices = Tensors.of(rows.stream().mapToLong(Integer::longValue).toArray(), rows.size());
            return scope.keep(values.to(Device.CPU).indexSelect(1, indices).to(DType.FLOAT64));
        }
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(values);
    }
}
