/**
 * The weights in an ONNX file, without ONNX's own libraries: just enough protobuf to find the initialisers, and enough of
 * the graph to give back the names that exporters take from the weights of linear layers.
 *
 * <pre>{@code
 * try (var weights = OnnxWeights.open(Path.of("model.onnx"))) {
 *     weights.shape("encoder.layer.0.attention.self.query.weight");         // [384, 384], as [out, in]
 * }
 * }</pre>
 *
 * Immutable once open; safe for several threads.
 */
@NullMarked
package dev.inscape.hub.onnx;

import org.jspecify.annotations.NullMarked;
