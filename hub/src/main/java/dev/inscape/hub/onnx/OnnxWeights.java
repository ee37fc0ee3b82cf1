package dev.inscape.hub.onnx;

import dev.inscape.hub.MappedFile;
import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The initialisers of an ONNX file under the names that the model had before it was exported. Exporters fold the transposed
 * weight of a linear layer into a constant {@code onnx::MatMul_787} of shape {@code [in, out]}; the layer's name is found
 * again by the bias that is added to its product, and the weight is shown as {@code [out, in]}, a transposed view.
 */
public final class OnnxWeights implements Weights {

    private static final String BIAS = ".bias";
    private static final String WEIGHT = ".weight";

    private final MappedFile file;
    private final Map<String, Initializer> byName = new HashMap<>();
    private final Map<String, Initializer> transposed = new HashMap<>();

    private OnnxWeights(MappedFile file, OnnxGraph graph) {
        this.file = file;
        graph.initializers().forEach(initializer -> byName.put(initializer.name(), initializer));
        nameLinearLayers(graph);
    }

    public static OnnxWeights open(Path path) {
        var file = MappedFile.open(path);
        try {
            return new OnnxWeights(file, OnnxGraph.read(file));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void nameLinearLayers(OnnxGraph graph) {
        var weightOfProduct = new HashMap<String, Initializer>();
        for (var node : graph.nodes()) {
            if (node.operator().equals("MatMul") && node.inputs().size() == 2 && node.outputs().size() == 1) {
                var weight = byName.get(node.inputs().getLast());
                if (weight != null && weight.shape().length == 2) {
                    weightOfProduct.put(node.outputs().getFirst(), weight);
                }
            }
        }
        for (var node : graph.nodes()) {
            if (node.operator().equals("Add") && node.inputs().size() == 2) {
                nameLayer(node.inputs().getFirst(), node.inputs().getLast(), weightOfProduct);
                nameLayer(node.inputs().getLast(), node.inputs().getFirst(), weightOfProduct);
            }
        }
    }

    private void nameLayer(String bias, String product, Map<String, Initializer> weightOfProduct) {
        var weight = weightOfProduct.get(product);
        if (weight != null && byName.containsKey(bias) && bias.endsWith(BIAS)) {
            byName.remove(weight.name());
            transposed.put(bias.substring(0, bias.length() - BIAS.length()) + WEIGHT, weight);
        }
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(byName.keySet());
        names.addAll(transposed.keySet());
        return Set.copyOf(names);
    }

    @Override
    public long[] shape(String name) {
        var shape = find(name).shape();
        return transposed.containsKey(name) ? new long[]{shape[1], shape[0]} : shape.clone();
    }

    @Override
    public DType dtype(String name) {
        return find(name).dtype();
    }

    @Override
    public Tensor tensor(String name) {
        var tensor = read(find(name));
        return transposed.containsKey(name) ? tensor.transpose(0, 1) : tensor;
    }

    private Initializer find(String name) {
        var found = transposed.containsKey(name) ? transposed.get(name) : byName.get(name);
        if (found == null) {
            throw Weights.unknown(file.path().toString(), name, names());
        }
        return found;
    }

    /** Protobuf aligns nothing: values that do not lie at a multiple of their size are copied to where they do. */
    private Tensor read(Initializer initializer) {
        var values = file.memory().asSlice(initializer.from(), initializer.bytes());
        if (values.address() % initializer.dtype().bytes() == 0) {
            return Tensors.mapped(values, initializer.dtype(), initializer.shape());
        }
        var tensor = Tensors.empty(initializer.dtype(), initializer.shape());
        tensor.segment().copyFrom(values);
        return tensor;
    }

    @Override
    public void close() {
        file.close();
    }
}
