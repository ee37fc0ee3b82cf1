package dev.inscape.hub.onnx;

import dev.inscape.hub.ByteCount;
import dev.inscape.hub.MappedFile;
import dev.inscape.hub.Quoted;
import dev.inscape.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/** The initialisers and nodes of an ONNX file (onnx.proto: ModelProto.graph). */
record OnnxGraph(List<Initializer> initializers, List<Node> nodes) {

    // Field numbers of onnx.proto.
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_OPERATOR = 4;
    private static final int TENSOR_DIMS = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_FLOATS = 4;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW = 9;

    static OnnxGraph read(MappedFile file) {
        var initializers = new ArrayList<Initializer>();
        var nodes = new ArrayList<Node>();
        var model = new ProtoReader(file.path().toString(), file.memory(), 0, file.memory().byteSize());
        while (model.next()) {
            if (model.field() == MODEL_GRAPH) {
                readGraph(model.message(), initializers, nodes);
            } else {
                model.skip();
            }
        }
        if (initializers.isEmpty()) {
            throw model.damaged("it holds no weights");
        }
        return new OnnxGraph(List.copyOf(initializers), List.copyOf(nodes));
    }

    private static void readGraph(ProtoReader graph, List<Initializer> initializers, List<Node> nodes) {
        while (graph.next()) {
            switch (graph.field()) {
                case GRAPH_NODE -> nodes.add(readNode(graph.message()));
                case GRAPH_INITIALIZER -> initializers.add(readTensor(graph.message()));
                default -> graph.skip();
            }
        }
    }

    private static Node readNode(ProtoReader node) {
        var operator = "";
        var inputs = new ArrayList<String>();
        var outputs = new ArrayList<String>();
        while (node.next()) {
            switch (node.field()) {
                case NODE_INPUT -> inputs.add(node.text());
                case NODE_OUTPUT -> outputs.add(node.text());
                case NODE_OPERATOR -> operator = node.text();
                default -> node.skip();
            }
        }
        return new Node(operator, List.copyOf(inputs), List.copyOf(outputs));
    }

    private static Initializer readTensor(ProtoReader tensor) {
        var name = "";
        var shape = new ArrayList<Long>();
        long type = 0;
        long from = -1;
        long length = -1;
        while (tensor.next()) {
            switch (tensor.field()) {
                case TENSOR_DIMS -> readDims(tensor, shape);
                case TENSOR_TYPE -> type = tensor.number();
                case TENSOR_NAME -> name = tensor.text();
                case TENSOR_RAW, TENSOR_FLOATS -> {
                    var values = tensor.message();
                    from = values.position();
                    length = values.length();
                }
                default -> tensor.skip();
            }
        }
        return checked(tensor, name, type, shape, from, length);
    }

    private static void readDims(ProtoReader tensor, List<Long> shape) {
        if (!tensor.isLengthDelimited()) {
            shape.add(tensor.number());
            return;
        }
        var packed = tensor.message();
        while (!packed.atEnd()) {
            shape.add(packed.packedNumber());
        }
    }

    private static Initializer checked(ProtoReader tensor, String name, long type, List<Long> shape, long from,
            long length) {
        var shown = Quoted.of(name);
        var dtype = switch ((int) Math.clamp(type, 0, Integer.MAX_VALUE)) {
            case 1 -> DType.FLOAT32;
            case 2 -> DType.UINT8;
            case 3 -> DType.INT8;
            case 5 -> DType.INT16;
            case 6 -> DType.INT32;
            case 7 -> DType.INT64;
            case 9 -> DType.BOOL;
            case 10 -> DType.FLOAT16;
            case 11 -> DType.FLOAT64;
            case 16 -> DType.BFLOAT16;
            default ->
                throw tensor.damaged("tensor " + shown + " has the data type " + type + ", which is not supported");
        };
        var sizes = shape.stream().mapToLong(Long::longValue).toArray();
        long bytes = ByteCount.of(dtype, sizes, length).orElseThrow(() -> tensor.damaged(
                "tensor " + shown + " of shape " + shape + " does not fit its " + length + " bytes"));
        if (bytes != length) {
            throw tensor
                    .damaged("tensor " + shown + " of shape " + shape + " wants " + bytes + " bytes, not " + length);
        }
        return new Initializer(name, dtype, sizes, from);
    }
}
