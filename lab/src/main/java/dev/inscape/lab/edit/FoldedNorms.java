package dev.inscape.lab.edit;

import dev.inscape.UsageException;
import dev.inscape.hub.Weights;
import dev.inscape.hub.edit.EditedWeights;
import dev.inscape.model.part.NormShape;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.List;

/**
 * Norms whose gains and biases have moved into what reads them.
 *
 * @param names of the model's weights
 */
record FoldedNorms(NamedParts names) {

    Weights over(Weights base) {
        var edited = EditedWeights.of(base);
        names.readers(base).forEach((norm, layers) -> foldIntoLayers(base, edited, norm, layers));
        if (names.architecture().head() != null && names.names().finalNorm() != null) {
            foldIntoHead(base, edited);
        }
        return edited;
    }

    private void foldIntoLayers(Weights base, EditedWeights edited, String norm, List<String> layers) {
        for (var layer : layers) {
            if (base.names().contains(norm + ".bias")) {
                if (!base.names().contains(layer + ".bias")) {
                    throw new UsageException(
                            "the bias of " + norm + " cannot be folded: " + layer + " has none to take it");
                }
                edited.changing(layer + ".bias", bias -> bias.add(product(base, layer, read(base, norm + ".bias"))));
            }
            edited.changing(layer + ".weight", weight -> byInput(weight, gain(base, norm)));
        }
        edited.changing(norm + ".weight", weight -> neutral(weight));
        if (base.names().contains(norm + ".bias")) {
            edited.changing(norm + ".bias", bias -> Tensors.zeros(DType.FLOAT64, bias.shape()));
        }
    }

    private void foldIntoHead(Weights base, EditedWeights edited) {
        var norm = names.prefix(base) + names.names().finalNorm();
        names.untieHead(base, edited);
        edited.changing(names.head(), weight -> weight.mul(gain(base, norm)));
        edited.changing(norm + ".weight", weight -> neutral(weight));
        if (base.names().contains(norm + ".bias")) {
            edited.changing(norm + ".bias", bias -> bias.div(gain(base, norm)));
        }
    }

    /** A gain that changes nothing: 1, or 0 in a family that adds 1. */
    private Tensor neutral(Tensor weight) {
        boolean fromOne = names.architecture().norm().kind() == NormShape.Kind.RMS_FROM_ONE;
        return Tensors.full(fromOne ? 0 : 1, DType.FLOAT64, weight.shape());
    }

    private Tensor gain(Weights base, String norm) {
        var weight = read(base, norm + ".weight");
        return names.architecture().norm().kind() == NormShape.Kind.RMS_FROM_ONE ? weight.add(1) : weight;
    }

    /** {@code W x} for a weight as it is kept. */
    private Tensor product(Weights base, String layer, Tensor x) {
        var weight = read(base, layer + ".weight");
        return (names.names().transposed() ? weight.transpose(0, 1) : weight).mul(x).sum(-1, false);
    }

    private Tensor byInput(Tensor weight, Tensor gain) {
        return weight.mul(names.names().transposed() ? gain.unsqueeze(1) : gain);
    }

    private static Tensor read(Weights base, String name) {
        try (var scope = Scope.open("fold " + name)) {
            return scope.keep(base.tensor(name).to(DType.FLOAT64));
        }
    }
}
