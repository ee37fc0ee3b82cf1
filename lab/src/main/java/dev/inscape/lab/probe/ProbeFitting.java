package dev.inscape.lab.probe;

import dev.inscape.lab.states.LabelledStates;
import dev.inscape.lab.states.Labels;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** One fit of probes: training, choice, test, control. */
final class ProbeFitting {

    private final Labels labels;
    private final List<Site> sites;
    private final Split split;
    private final ProbeOptions options;
    private final Standardisation standardisation;
    private final Tensor train;
    private final Tensor validation;
    private final Tensor test;

    ProbeFitting(LabelledStates labelled, Split split, ProbeOptions options) {
        this.labels = labelled.labels();
        this.sites = labelled.states().sites();
        this.split = split;
        this.options = options;
        var rows = labelled.states().doubles(split.train());
        this.standardisation = Standardisation.of(rows);
        this.train = standardisation.apply(rows);
        this.validation = LinearProbes.ones(standardisation.apply(labelled.states().doubles(split.validation())));
        this.test = LinearProbes.ones(standardisation.apply(labelled.states().doubles(split.test())));
    }

    LinearProbes fit() {
        var classes = labels.ofRows().stream().mapToInt(Integer::intValue).toArray();
        var own = chosen(classes);
        var results = new ArrayList<SiteProbe>();
        var scores = scores(test, own.weights(), at(classes, split.test()));
        var controls = control();
        var bootstrap = new Bootstrap(split.test().stream().map(labels.groups()::get).toList(), options.resamples(),
                options.level(), options.seed());
        for (int site = 0; site < sites.size(); site++) {
            var of = scores.get(site);
            results.add(new SiteProbe(sites.get(site), own.l2()[site], of.accuracy(), bootstrap.ofShare(of.right()),
                    of.balancedAccuracy(), of.logLoss(),
                    labels.classes().size() == 2 ? OptionalDouble.of(of.auc()) : OptionalDouble.empty(),
                    controls.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(controls[site])));
        }
        var report = new ProbeReport(labels.classes(), results, majority(classes), split.train().size(),
                split.validation().size(), split.test().size());
        return new LinearProbes(sites, options.kind(), standardisation, own.weights(), report);
    }

    /**
     * The best strength of each site.
     *
     * @param weights {@code [site, d + 1, column]}
     * @param l2      of each site
     */
    private record Chosen(Tensor weights, double[] l2) {
    }

    private Chosen chosen(int... classes) {
        var targets = LinearProbes.targets(labels, classes, split.train(), options.kind());
        var all = switch (options.kind()) { // [site, strength, d + 1, column]
            case LOGISTIC -> new LogisticFit(LinearProbes.ones(train), targets, options.l2()).weights();
            case RIDGE -> new RidgeFit(train, targets, options.l2()).weights();
        };
        var losses = new double[options.l2().size()][];
        for (int strength = 0; strength < losses.length; strength++) {
            losses[strength] = scores(validation, all.select(1, strength), at(classes, split.validation())).stream()
                    .mapToDouble(Scores::logLoss).toArray();
        }
        var best = new int[sites.size()];
        var weights = new ArrayList<Tensor>();
        for (int site = 0; site < sites.size(); site++) {
            for (int strength = 1; strength < losses.length; strength++) {
                best[site] = losses[strength][site] < losses[best[site]][site] ? strength : best[site];
            }
            weights.add(all.select(0, site).select(0, best[site]));
        }
        return new Chosen(Joining.stack(weights, 0), Arrays.stream(best).mapToDouble(options.l2()::get).toArray());
    }

    /** Of each site, on rows {@code [site, row, d + 1]} by weights {@code [site, d + 1, column]}. */
    private List<Scores> scores(Tensor rows, Tensor weights, int... classes) {
        try (var scope = Scope.open("scores")) {
            var probabilities = LinearProbes.probabilities(options.kind(), rows.matmul(weights));
            int count = (int) probabilities.size(1);
            int width = (int) probabilities.size(2);
            return IntStream.range(0, sites.size()).mapToObj(site -> {
                var flat = probabilities.select(0, site).toDoubles();
                var table = new double[count][];
                for (int row = 0; row < count; row++) {
                    table[row] = Arrays.copyOfRange(flat, row * width, (row + 1) * width);
                }
                return new Scores(table, classes);
            }).toList();
        }
    }

    /** Accuracy of each site on the control task; none without one. */
    private double[] control() {
        if (options.control().isEmpty()) {
            return new double[0];
        }
        var classes = options.control().get().labels(labels, options.seed());
        return scores(test, chosen(classes).weights(), at(classes, split.test())).stream().mapToDouble(Scores::accuracy)
                .toArray();
    }

    private double majority(int... classes) {
        var counts = new int[labels.classes().size()];
        split.train().forEach(row -> counts[classes[row]]++);
        int most = IntStream.range(0, counts.length).reduce(0, (best, c) -> counts[c] > counts[best] ? c : best);
        return split.test().stream().filter(row -> classes[row] == most).count() / (double) split.test().size();
    }

    private static int[] at(int[] classes, List<Integer> rows) {
        return rows.stream().mapToInt(row -> classes[row]).toArray();
    }
}
