package dev.inscape.lab.probe;

import dev.inscape.lab.states.Labels;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns what probes say of the test rows into figures with intervals. */
final class TestReport {

    private final Labels labels;
    private final Split split;
    private final ProbeOptions options;
    private final List<int[]> tasks;
    private final Bootstrap bootstrap;

    TestReport(Labels labels, Split split, ProbeOptions options, List<int[]> tasks) {
        this.labels = labels;
        this.split = split;
        this.options = options;
        this.tasks = tasks;
        this.bootstrap = new Bootstrap(split.test().stream().map(labels.groups()::get).toList(), options);
    }

    /** For each site and task, from probabilities {@code [site, row, task, class]} of the test rows. */
    List<List<Predictions>> predictions(Tensor probabilities) {
        int sites = (int) probabilities.size(0);
        int rows = (int) probabilities.size(1);
        int classes = (int) probabilities.size(3);
        var flat = probabilities.toDoubles();
        var found = new ArrayList<List<Predictions>>();
        for (int site = 0; site < sites; site++) {
            var ofSite = new ArrayList<Predictions>();
            for (int task = 0; task < tasks.size(); task++) {
                var ofTask = new double[rows][];
                for (int row = 0; row < rows; row++) {
                    int start = ((site * rows + row) * tasks.size() + task) * classes;
                    ofTask[row] = Arrays.copyOfRange(flat, start, start + classes);
                }
                var labelsOfTask = tasks.get(task);
                ofSite.add(new Predictions(split.test().stream().mapToInt(row -> labelsOfTask[row]).toArray(), ofTask));
            }
            found.add(ofSite);
        }
        return found;
    }

    ProbeReport of(List<Site> sites, List<Choice> choices, List<List<Predictions>> predictions) {
        var results = new ArrayList<SiteResult>();
        for (var choice : choices) {
            for (int i = 0; i < choice.strength().length; i++) {
                int site = results.size();
                results.add(result(sites.get(site), options.l2().get(choice.strength()[i][0]), choice.loss()[i][0],
                        predictions.get(site)));
            }
        }
        return new ProbeReport(options.kind(), labels.classes(), split.train().size(), split.validation().size(),
                split.test().size(), majority(), results);
    }

    private SiteResult result(Site site, double l2, double validationLoss, List<Predictions> tasks) {
        var real = tasks.getFirst();
        var hits = real.hits();
        var losses = real.losses();
        var ranking = real.ranking();
        var controlHits = tasks.size() == 1 ? Optional.<double[]>empty() : Optional.of(tasks.get(1).hits());
        return new SiteResult(site, l2, validationLoss,
                bootstrap.estimate(weights -> WeightedFigures.mean(hits, weights)),
                bootstrap.estimate(weights -> WeightedFigures.balanced(hits, real.labels(), real.classes(), weights)),
                real.classes() == 2
                        ? Optional.of(bootstrap.estimate(weights -> WeightedFigures.auc(real, ranking, weights)))
                        : Optional.empty(),
                bootstrap.estimate(weights -> WeightedFigures.mean(losses, weights)),
                controlHits.map(control -> bootstrap.estimate(weights -> WeightedFigures.mean(control, weights))),
                controlHits.map(control -> bootstrap.estimate(weights -> WeightedFigures.mean(hits, weights)
                        - WeightedFigures.mean(control, weights))));
    }

    private double majority() {
        var counts = new int[labels.classes().size()];
        split.train().forEach(row -> counts[labels.ofRows().get(row)]++);
        int most = 0;
        for (int c = 1; c < counts.length; c++) {
            most = counts[c] > counts[most] ? c : most;
        }
        int always = most;
        return split.test().stream().filter(row -> labels.ofRows().get(row) == always).count()
                / (double) split.test().size();
    }
}
