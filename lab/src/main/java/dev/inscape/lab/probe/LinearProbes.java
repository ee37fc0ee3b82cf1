package dev.inscape.lab.probe;

import dev.inscape.UsageException;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.lab.states.Labels;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import dev.inscape.tensor.Tensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A linear probe for each of some sites, with what they reach. Its tensors belong to the scope in which they were fitted. */
public final class LinearProbes implements TensorCarrier {

    private final List<Site> sites;
    private final ProbeKind kind;
    private final Standardisation standardisation;
    private final Tensor weights;
    private final ProbeReport report;

    /** @param weights {@code [site, d + 1, column]} */
    LinearProbes(List<Site> sites, ProbeKind kind, Standardisation standardisation, Tensor weights,
            ProbeReport report) {
        this.sites = List.copyOf(sites);
        this.kind = kind;
        this.standardisation = standardisation;
        this.weights = weights;
        this.report = report;
    }

    /**
     * Fits on the training rows, chooses L2 by the log loss of the validation rows, and measures on the test rows: every site and
     * strength in one go, in float64. Memory: {@code sites x rows x d x 8} bytes, three times.
     */
    public static LinearProbes fit(LabelledStates labelled, Split split, ProbeOptions options) {
        split.require(labelled.labels());
        return Compute.callCarrying(() -> {
            try (var scope = Scope.open("probes")) {
                return scope.keep(new ProbeFitting(labelled, split, options).fit());
            }
        });
    }

    public ProbeReport report() {
        return report;
    }

    public List<Site> sites() {
        return sites;
    }

    ProbeKind kind() {
        return kind;
    }

    /** {@code [d]} in the states' own units, {@code [class - 1 or class, d]} of more than two: what a class's score grows along. */
    public Tensor direction(Site site) {
        int place = place(site);
        try (var scope = Scope.open("direction")) {
            long width = weights.size(1) - 1;
            var slopes = weights.select(0, place).narrow(0, 0, width).div(standardisation.scale().select(0, place)
                    .transpose(0, 1)); // [d, column]
            return scope.keep(slopes.size(1) == 1 ? slopes.select(1, 0).copy() : slopes.transpose(0, 1).copy());
        }
    }

    /** Probabilities {@code [row, class]} of states {@code [row, d]} at a site. */
    public Tensor predict(Site site, Tensor states) {
        int place = place(site);
        if (states.dims() != 2 || states.size(1) != weights.size(1) - 1) {
            throw new UsageException("the probe at " + site.label() + " reads states of width " + (weights.size(1) - 1)
                    + ", not " + states);
        }
        try (var scope = Scope.open("predict")) {
            var rows = ones(standardisation.at(place).apply(states.to(DType.FLOAT64).unsqueeze(0)));
            return scope.keep(probabilities(kind, rows.matmul(weights.narrow(0, place, 1))).select(0, 0));
        }
    }

    private int place(Site site) {
        int place = sites.indexOf(site);
        if (place < 0) {
            throw new UsageException("there is no probe at " + site.label() + "; there are some at "
                    + String.join(", ", sites.stream().map(Site::label).toList()));
        }
        return place;
    }

    /** A one behind each row, for the intercept. */
    static Tensor ones(Tensor rows) {
        return Joining.cat(List.of(rows, Tensors.ones(DType.FLOAT64, rows.size(0), rows.size(1), 1)), 2);
    }

    /** Scores {@code [.., column]} to probabilities {@code [.., class]}. */
    static Tensor probabilities(ProbeKind kind, Tensor scores) {
        boolean binary = scores.size(-1) == 1;
        return switch (kind) {
            case LOGISTIC -> binary ? both(Layers.sigmoid(scores)) : scores.softmax(-1);
            case RIDGE -> {
                var part = scores.add(1).mul(0.5).clamp(0, 1);
                yield binary ? both(part) : part.div(part.sum(-1, true).clamp(1e-300, Double.MAX_VALUE));
            }
        };
    }

    private static Tensor both(Tensor second) {
        return Joining.cat(List.of(second.neg().add(1), second), second.dims() - 1);
    }

    /** Targets {@code [row, column]}: of two classes one column, else one for each. */
    static Tensor targets(Labels labels, int[] classes, List<Integer> rows, ProbeKind kind) {
        int columns = labels.classes().size() == 2 ? 1 : labels.classes().size();
        double other = kind == ProbeKind.RIDGE ? -1 : 0;
        var values = new double[rows.size() * columns];
        for (int i = 0; i < rows.size(); i++) {
            int wanted = classes[rows.get(i)];
            for (int column = 0; column < columns; column++) {
                values[i * columns + column] = (columns == 1 ? wanted == 1 : wanted == column) ? 1 : other;
            }
        }
        return Tensors.of(values, rows.size(), columns);
    }

    /** Writes a directory: {@code probes.safetensors} and {@code probes.json}. */
    public void save(Path directory) {
        ProbeFile.write(directory, this);
    }

    /** Reads what {@link #save} wrote; the tensors join the innermost scope. */
    public static LinearProbes load(Path directory) {
        return ProbeFile.read(directory);
    }

    Standardisation standardisation() {
        return standardisation;
    }

    Tensor weights() {
        return weights;
    }

    @Override
    public List<Tensor> tensors() {
        var all = new ArrayList<>(standardisation.tensors());
        all.add(weights);
        return all;
    }
}
