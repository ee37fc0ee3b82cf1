package dev.inscape.bench;

import dev.inscape.lab.direction.Position;
import dev.inscape.lab.probe.ProbeOptions;
import dev.inscape.lab.probe.Split;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.lab.states.Labels;
import dev.inscape.lab.states.LayerStates;
import dev.inscape.model.Models;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Sites;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Logistic probes of all sites, each at seven strengths of L2: together, one site after the other, one fit after the other, and
 * by scikit-learn, one fit after the other. MiniLM's own states of 2,000 texts, labelled by their length, then made-up
 * states of a larger model, most of whose variance lies in few dimensions.
 */
final class ProbesRace {

    private static final int TEXTS = 2000;
    private static final int ROUNDS = 3;
    private static final int BATCH = 50;
    private static final double EQUAL = 1e-4;

    private ProbesRace() {
    }

    static void run() {
        try (var scope = Scope.open()) {
            var miniLm = miniLm();
            race("MiniLM", miniLm, 2);
            race("MiniLM", miniLm, 5);
            race("made up", madeUp(31, 576), 2);
        }
    }

    /** A set of states with a number by which rows can be ordered into classes. */
    private record Ordered(LayerStates states, double[] order) {
        LabelledStates labelled(int classes) {
            var sorted = order.clone();
            Arrays.sort(sorted);
            var labels = new int[order.length];
            for (int row = 0; row < labels.length; row++) {
                for (int c = 1; c < classes; c++) {
                    labels[row] += order[row] > sorted[sorted.length * c / classes] ? 1 : 0;
                }
            }
            return new LabelledStates(states,
                    Labels.of(IntStream.range(0, classes).mapToObj(c -> "class " + c).toList(), labels));
        }
    }

    private static Ordered miniLm() {
        try (var model = Models.load("minilm"); var scope = Scope.open()) {
            var texts = Corpus.texts(model.tokenizer(), TEXTS);
            var sites = Sites.residualStream().in(model.shape());
            var rows = new ArrayList<Tensor>();
            for (int from = 0; from < TEXTS; from += BATCH) {
                try (var batch = Scope.open()) {
                    var captured = model.capture(texts.subList(from, from + BATCH), Sites.residualStream());
                    for (int text = 0; text < BATCH; text++) {
                        int number = text;
                        rows.add(batch.keep(Joining.stack(sites.stream()
                                .map(site -> Position.MEAN.of(captured.at(site, number))).toList(), 0)));
                    }
                }
            }
            var states = scope.keep(Joining.stack(rows, 1));
            return new Ordered(new LayerStates(sites, states),
                    texts.stream().mapToDouble(text -> text.length()).toArray());
        }
    }

    /** Variances fall as 1 / i^1.5; the order is a line through the states, and noise as large. */
    private static Ordered madeUp(int count, int width) {
        try (var scope = Scope.open(); var rng = Rng.seeded(20)) {
            var scales = Tensors.range(1, width + 1).to(DType.FLOAT32).pow(-0.75);
            var mixing = rng.normal(DType.FLOAT32, count, width, width);
            var states = scope.keep(rng.normal(DType.FLOAT32, count, TEXTS, width).mul(scales).bmm(mixing));
            var line = states.mean(0, false).matmul(rng.normal(DType.FLOAT32, width, 1)).squeeze(1);
            var order = line.div(line.var(0, false, true).sqrt()).add(rng.normal(DType.FLOAT32, TEXTS));
            List<Site> sites = IntStream.range(0, count).mapToObj(layer -> (Site) new Site.ResidualPost(layer))
                    .toList();
            return new Ordered(new LayerStates(sites, states), order.toDoubles());
        }
    }

    private static void race(String name, Ordered ordered, int classes) {
        var states = ordered.labelled(classes);
        var split = Split.byGroup(states.labels(), Split.Shares.DEFAULT, 1);
        var fits = new ProbeFits(states, split, ProbeOptions.LOGISTIC.withoutControl().withResamples(0));
        System.out.printf("%n%s: %d sites, %d rows to train, d %d, %d classes, %d fits; fits per second%n", name,
                states.states().sites().size(), split.train().size(), states.states().width(), classes, fits.count());
        try (var peer = PeerProbes.start(states, split)) {
            Map<String, DoubleSupplier> contestants = new LinkedHashMap<>();
            contestants.put("all together", fits::together);
            contestants.put("site after site", fits::siteAfterSite);
            contestants.put("fit after fit", fits::fitAfterFit);
            if (peer.runs()) {
                contestants.put("scikit-learn", () -> peer.fitAfterFit(ProbeOptions.LOGISTIC.l2()));
            }
            var rounds = Rounds.of(ROUNDS, contestants);
            rounds.print("all together", "fit after fit", "one after the other", 1.5);
            rounds.print("site after site",
                    "%.2f x all together".formatted(rounds.ratio("site after site", "all together")));
            rounds.print("fit after fit", "");
            if (peer.runs()) {
                double distance = peer.distance(fits);
                rounds.print("scikit-learn",
                        "%s; all together is %.2f x that, wanted at least 5: %s; losses differ by %.1e: %s"
                                .formatted(peer.about(), rounds.ratio("all together", "scikit-learn"),
                                        rounds.ratio("all together", "scikit-learn") >= 5 ? "met" : "missed", distance,
                                        distance <= EQUAL ? "equal" : "NOT EQUAL"));
            } else {
                rounds.print("scikit-learn", peer.about());
            }
        }
    }
}
