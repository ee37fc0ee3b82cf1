package dev.inscape.lab.dimension;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.states.LayerStates;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.IntStream;

/** Dimensions of the states of each site. */
public final class IntrinsicDimension {

    /** k of the maximum likelihood estimate, unless it is given. */
    public static final int NEIGHBOURS = 10;

    private IntrinsicDimension() {
    }

    /** With 10 neighbours. */
    public static DimensionReport of(LayerStates states, long seed) {
        return of(states, NEIGHBOURS, seed);
    }

    /**
     * Dimensions and the control, whose random orders come from the seed. For each site about {@code 4 n^2 d + 20 d^3}
     * operations and, beside the states of one site in float64, some 300 MiB.
     */
    public static DimensionReport of(LayerStates states, int neighbours, long seed) {
        if (neighbours < 3) {
            throw new UsageException("the estimates take at least 3 neighbours, not " + neighbours);
        }
        var sites = new ArrayList<DimensionReport.AtSite>();
        int fewest = states.rows();
        try (var rng = Rng.seeded(seed)) {
            for (var site : states.sites()) {
                try (var scope = Scope.open("dimensions")) {
                    var distinct = distinct(states.at(site).to(Device.CPU).to(DType.FLOAT64), site.label(), neighbours);
                    fewest = Math.min(fewest, (int) distinct.size(0));
                    sites.add(new DimensionReport.AtSite(site, dimensions(distinct, neighbours),
                            dimensions(shuffled(distinct, rng), neighbours)));
                }
            }
        }
        return new DimensionReport(states.rows(), fewest, neighbours, sites);
    }

    private static Tensor distinct(Tensor states, String site, int neighbours) {
        int width = (int) states.size(1);
        var flat = states.toDoubles();
        var seen = new HashSet<DoubleBuffer>();
        var kept = IntStream.range(0, (int) states.size(0))
                .filter(row -> seen.add(DoubleBuffer.wrap(flat, row * width, width)))
                .asLongStream().toArray();
        if (kept.length <= neighbours + 1) {
            throw new InscapeException("there are only " + kept.length + " different rows at " + site + ", too few for "
                    + neighbours + " neighbours; give more rows, or ask for fewer neighbours");
        }
        return states.indexSelect(0, Tensors.of(kept, kept.length));
    }

    private static Tensor shuffled(Tensor states, Rng rng) {
        var columns = IntStream.range(0, (int) states.size(1))
                .mapToObj(column -> states.select(1, column).indexSelect(0, rng.permutation(states.size(0)))).toList();
        return Joining.stack(columns, 1);
    }

    private static Dimensions dimensions(Tensor states, int neighbours) {
        try (var scope = Scope.open("dimensions")) {
            var centred = states.sub(states.mean(0, true));
            var flat = Neighbours.distances(centred, neighbours).toDoubles();
            var distances = IntStream.range(0, flat.length / neighbours)
                    .mapToObj(row -> Arrays.copyOfRange(flat, row * neighbours, (row + 1) * neighbours))
                    .filter(row -> row[0] > 0).toArray(double[][]::new);
            var variances = centred.transpose(0, 1).matmul(centred).eigen().values().clamp(0, Double.MAX_VALUE)
                    .toDoubles(); // rising
            double total = Arrays.stream(variances).sum();
            double squares = Arrays.stream(variances).map(x -> x * x).sum();
            return new Dimensions(NearestEstimates.twoNearest(distances), NearestEstimates.likelihood(distances),
                    total * total / squares, components(variances, 0.9 * total), components(variances, 0.95 * total),
                    components(variances, 0.99 * total));
        }
    }

    private static int components(double[] rising, double wanted) {
        double sum = 0;
        int count = 0;
        while (sum < wanted && count < rising.length) {
            sum += rising[rising.length - ++count];
        }
        return count;
    }
}
