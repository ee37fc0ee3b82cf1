package dev.inscape.bench;

import dev.inscape.lab.probe.LinearProbes;
import dev.inscape.lab.probe.ProbeOptions;
import dev.inscape.lab.probe.Split;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.lab.states.LayerStates;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import java.util.List;
import java.util.stream.IntStream;

/** Our fits of the same states in three orders, standardisation, choice and test included. */
final class ProbeFits {

    private final LabelledStates states;
    private final List<LabelledStates> single;
    private final Split split;
    private final ProbeOptions options;

    ProbeFits(LabelledStates states, Split split, ProbeOptions options) {
        this.states = states;
        this.split = split;
        this.options = options;
        var sites = states.states().sites();
        this.single = IntStream.range(0, sites.size())
                .mapToObj(site -> new LabelledStates(new LayerStates(sites.subList(site, site + 1),
                        states.states().values().narrow(0, site, 1)), states.labels()))
                .toList();
    }

    int count() {
        return single.size() * options.l2().size();
    }

    double together() {
        return rate(() -> fit(states, options));
    }

    double siteAfterSite() {
        return rate(() -> single.forEach(site -> fit(site, options)));
    }

    double fitAfterFit() {
        return rate(() -> single
                .forEach(site -> options.l2().forEach(strength -> fit(site, options.withL2(List.of(strength))))));
    }

    private double rate(Runnable fits) {
        long start = System.nanoTime();
        fits.run();
        return count() / ((System.nanoTime() - start) / 1e9);
    }

    private void fit(LabelledStates some, ProbeOptions how) {
        try (var scope = Scope.open()) {
            LinearProbes.fit(some, split, how);
        }
    }

    /** The penalised mean loss on the training rows of each strength's fit, from the probe's own weights. */
    double[] losses(int site) {
        return options.l2().stream().mapToDouble(strength -> loss(single.get(site), strength)).toArray();
    }

    private double loss(LabelledStates site, double strength) {
        try (var scope = Scope.open()) {
            var probes = LinearProbes.fit(site, split, options.withL2(List.of(strength)));
            var rows = split.train();
            var probabilities = probes.predict(site.states().sites().getFirst(),
                    site.states().doubles(rows).select(0, 0));
            var labels = IntStream.of(site.labels().at(rows)).asLongStream().toArray();
            double crossEntropy = -probabilities.gather(1, Tensors.of(labels, labels.length, 1)).log().mean().item();
            double squares = probes.weights().narrow(2, 0, site.states().width()).to(DType.FLOAT64).square().sum()
                    .item();
            return crossEntropy + strength / 2 * squares / labels.length;
        }
    }
}
