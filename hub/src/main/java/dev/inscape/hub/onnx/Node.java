package dev.inscape.hub.onnx;

import java.util.List;

/** An operator of a graph with the names of what it reads and writes. */
record Node(String operator, List<String> inputs, List<String> outputs) {
}
