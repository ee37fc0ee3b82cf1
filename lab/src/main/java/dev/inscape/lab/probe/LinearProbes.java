package dev.inscape.lab.probe;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A linear probe for each of several sites, with the standardisation of its training rows.
 *
 * @param sites   where each reads
 * @param mean    of the training rows, {@code [site, d]}, float64
 * @param scale   their standard deviation, {@code [site, d]}
 * @param weights over standardised states, the intercept last: {@code [site, output, d + 1]}; two classes have one output,
 *                the log-odds (or the score) of class 1
 * @param report  how well they do
 */
public record LinearProbes(List<Site> sites, Tensor mean, Tensor scale, Tensor weights, ProbeReport report)
        implements
        TensorCarrier {

    public LinearProbes {
        sites = List.copyOf(sites);
        int outputs = Problems.outputs(report.classes().size());
        if (mean.dims() != 2 || mean.size(0) != sites.size() || !Arrays.equals(mean.shape(), scale.shape())
                || !Arrays.equals(weights.shape(), new long[]{sites.size(), outputs, mean.size(1) + 1})) {
            throw new InscapeException("probes of " + sites.size() + " sites and " + report.classes().size()
                    + " classes do not have weights of the shape " + Arrays.toString(weights.shape())
                    + " with means of "
                    + Arrays.toString(mean.shape()));
        }
    }

    /**
     * Fits probes at all sites in one go, every strength of L2 and the control task together; chooses the strength on the
     * validation rows and reports on the test rows. The result joins the caller's innermost scope. Memory: some 32 MiB of
     * standardised states at a time, or those of one site where they are more, and as much again for work on them.
     */
    public static LinearProbes fit(LabelledStates states, Split split, ProbeOptions options) {
        return new ProbeFitting(states, split, options).fit();
    }

    /** Probabilities {@code [row, class]}, float64, of states {@code [row, d]} at a site. */
    public Tensor predict(Site site, Tensor states) {
        int place = sites.indexOf(site);
        if (place < 0) {
            throw new UsageException("there is no probe at " + site.label() + "; there are some at "
                    + sites.stream().map(Site::label).collect(Collectors.joining(", ")));
        }
        if (states.dims() != 2 || states.size(1) != mean.size(1)) {
            throw new InscapeException(
                    "the probe at " + site.label() + " reads states [row, " + mean.size(1) + "], not "
                            + Arrays.toString(states.shape()) + "; are they of another model?");
        }
        try (var scope = Scope.open("predict")) {
            var standard = new Standardisation(mean.narrow(0, place, 1), scale.narrow(0, place, 1));
            var design = standard.design(states.to(Device.CPU).to(DType.FLOAT64).unsqueeze(0));
            var scores = Problems.scores(design, weights.narrow(0, place, 1).unsqueeze(1)); // [1, row, 1, output]
            return scope.keep(Probabilities.of(scores.squeeze(2).squeeze(0), report.kind()));
        }
    }

    /** Writes {@code probes.safetensors} and {@code probes.json} into a new directory, which appears when it is complete. */
    public void save(Path directory) {
        ProbeFiles.save(this, directory);
    }

    /** Reads what {@link #save} wrote; the tensors join the innermost scope. */
    public static LinearProbes load(Path directory) {
        return ProbeFiles.load(directory);
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(mean, scale, weights);
    }
}
