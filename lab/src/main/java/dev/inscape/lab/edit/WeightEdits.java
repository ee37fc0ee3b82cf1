package dev.inscape.lab.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.edit.EditedWeights;
import dev.inscape.hub.found.EditedModel;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.save.ModelDirectory;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.model.ModelText;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.nio.file.Path;
import java.util.Arrays;

/** The edits of the field. Each reads configuration and names now, and weights when the edited model is loaded or saved. */
public final class WeightEdits {

    private static final String TIED = "tie_word_embeddings";

    private WeightEdits() {
    }

    /**
     * Takes a direction {@code [d]} out of everything that is written into the residual stream: {@code W (I - r r^T)} for the embeddings,
     * {@code (I - r r^T) W} and {@code (I - r r^T) b} for what attention and MLPs add (Arditi et al. 2024, equation 5). The same as
     * projecting it out at every site of the stream, in every pass. A head that shares the embeddings' weights gets its own, as they were,
     * since it reads the stream. Not for families that norm what they add: the norm would bring the
     * direction back.
     */
    public static ModelFiles orthogonalise(ModelFiles files, Tensor direction) {
        var names = NamedParts.of(files);
        var r = direction.to(DType.FLOAT64).toDoubles();
        double norm = Math.sqrt(Arrays.stream(r).map(value -> value * value).sum());
        if (direction.dims() != 1 || r.length != names.architecture().width()) {
            throw new UsageException("a direction of " + Arrays.toString(direction.shape()) + " does not fit "
                    + files.name() + ", whose stream has the width " + names.architecture().width());
        }
        if (!(norm > 0) || Double.isInfinite(norm)) {
            throw new UsageException("a direction of length " + norm + " points nowhere; take one that does");
        }
        names.requireUnnormedAdditions();
        var unit = Arrays.stream(r).map(value -> value / norm).toArray();
        var what = "orthogonalised against " + Fingerprint.of(unit);
        return new EditedModel(files, what, base -> {
            var edited = EditedWeights.of(base);
            names.untieHead(base, edited);
            names.writers(base)
                    .forEach((name, columns) -> edited.changing(name, weight -> without(weight, unit, columns)));
            return edited;
        }, config -> untied(files, names, config));
    }

    /** Takes a unit vector out of each row of a weight, or out of each column. */
    private static Tensor without(Tensor weight, double[] unit, boolean columns) {
        var r = Tensors.of(unit, unit.length).to(weight.device());
        if (columns) {
            return weight.sub(r.unsqueeze(1).mul(r.unsqueeze(0).matmul(weight)));
        }
        var along = weight.mul(r).sum(-1, true);
        return weight.sub(along.mul(r));
    }

    /**
     * Moves the gains of norms, and their biases, into the layers that read what they norm, so that every norm has gain 1 (TransformerLens:
     * fold_ln): what the model computes stays the same. A head that shares the embeddings' weights gets its own. The bias of the last norm
     * stays with it, divided by its gain, since a head has no bias.
     */
    public static ModelFiles foldNorms(ModelFiles files) {
        var names = NamedParts.of(files);
        return new EditedModel(files, "norms folded", new FoldedNorms(names)::over,
                config -> untied(files, names, config));
    }

    private static ObjectNode untied(ModelFiles files, NamedParts names, JsonNode config) {
        var object = object(files, config);
        return names.architecture().head() == null ? object : object.deepCopy().put(TIED, false);
    }

    private static ObjectNode object(ModelFiles files, JsonNode config) {
        if (!(config instanceof ObjectNode object)) {
            throw new InscapeException("the configuration of " + files.name() + " is no JSON object");
        }
        return object;
    }

    /** Writes an edited model, or any other, as a directory that transformers opens, its tokenizer with it. */
    public static void save(ModelFiles files, Path directory, SaveOptions options) {
        var config = object(files, files.config());
        try (var weights = files.openWeights()) {
            ModelDirectory.write(directory, weights, config, ModelText.companions(files), options);
        }
    }
}
