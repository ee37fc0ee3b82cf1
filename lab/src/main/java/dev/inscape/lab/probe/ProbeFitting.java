package dev.inscape.lab.probe;

import dev.inscape.InscapeException;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import dev.inscape.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;

/** From labelled states to probes and their report, as many sites at a time as fit the memory that is set aside. */
final class ProbeFitting {

    private static final long BYTES_AT_A_TIME = 32L << 20;

    private final LabelledStates states;
    private final Split split;
    private final ProbeOptions options;
    private final List<int[]> tasks = new ArrayList<>();
    private final TestReport testReport;

    ProbeFitting(LabelledStates states, Split split, ProbeOptions options) {
        var labels = states.labels();
        split.require(labels);
        int classes = labels.classes().size();
        if (split.train().size() <= classes) {
            throw new InscapeException("there are " + split.train().size() + " rows to train " + classes
                    + " classes; a probe needs more rows than classes");
        }
        this.states = states;
        this.split = split;
        this.options = options;
        tasks.add(labels.ofRows().stream().mapToInt(Integer::intValue).toArray());
        options.control().ifPresent(task -> tasks.add(task.labels(labels, options.seed())));
        this.testReport = new TestReport(labels, split, options, tasks);
    }

    LinearProbes fit() {
        try (var scope = Scope.open("probes")) {
            int sites = states.states().sites().size();
            long bytes = 8L * split.train().size() * (states.states().width() + 1);
            int atATime = (int) Math.clamp(BYTES_AT_A_TIME / bytes, 1, sites);
            var fitted = new ArrayList<Fitted>();
            for (int first = 0; first < sites; first += atATime) {
                try (var part = Scope.open("some sites")) {
                    fitted.add(part.keep(fit(first, Math.min(atATime, sites - first))));
                }
            }
            var report = testReport.of(states.states().sites(), fitted.stream().map(Fitted::choice).toList(),
                    fitted.stream().flatMap(part -> part.tests.stream()).toList());
            return scope.keep(new LinearProbes(states.states().sites(),
                    joined(fitted.stream().map(part -> part.standard.mean()).toList()),
                    joined(fitted.stream().map(part -> part.standard.scale()).toList()),
                    joined(fitted.stream().map(part -> part.choice.weights().select(1, 0)).toList()), report));
        }
    }

    private Fitted fit(int first, int count) {
        var train = states(first, count, split.train());
        var standard = Standardisation.of(train);
        var problems = problems(standard.design(train), split.train());
        train.close();
        var weights = switch (options.kind()) {
            case LOGISTIC -> LogisticFit.weights(problems);
            case RIDGE -> RidgeFit.weights(problems);
        };
        var validation = problems(standard.design(states(first, count, split.validation())), split.validation());
        var choice = Choice.of(weights, validation, tasks.size(), options.kind());
        var test = standard.design(states(first, count, split.test()));
        var probabilities = Probabilities.of(Problems.scores(test, choice.weights()), options.kind()); // [site, row, task, class]
        return new Fitted(standard, choice, testReport.predictions(probabilities));
    }

    private Tensor states(int first, int count, List<Integer> rows) {
        var indices = Tensors.of(rows.stream().mapToLong(Integer::longValue).toArray(), rows.size());
        return states.states().values().narrow(0, first, count).to(Device.CPU).indexSelect(1, indices)
                .to(DType.FLOAT64);
    }

    private Problems problems(Tensor design, List<Integer> rows) {
        var labels = tasks.stream().map(task -> rows.stream().mapToInt(row -> task[row]).toArray()).toList();
        return Problems.of(design, labels, states.labels().classes().size(), options.l2());
    }

    private static Tensor joined(List<Tensor> parts) {
        return Joining.cat(parts, 0);
    }

    /** Some sites' results; the predictions of each site, task by task. */
    private record Fitted(Standardisation standard, Choice choice, List<List<Predictions>> tests)
            implements
            TensorCarrier {
        @Override
        public List<Tensor> tensors() {
            return List.of(standard.mean(), standard.scale(), choice.weights());
        }
    }
}
