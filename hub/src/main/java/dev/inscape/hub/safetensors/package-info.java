/**
 * The safetensors format: a length, a JSON header, then the values. Reading maps the file and checks the whole header;
 * writing streams, and the file appears under its name only once it is complete. A writer belongs to one thread.
 *
 * <pre>{@code
 * try (var out = SafetensorsWriter.create(path, Map.of("made_by", "me"),
 *         List.of(new TensorEntry("x", DType.FLOAT32, 2, 3)))) {
 *     out.write(tensor.segment());                 // in the order declared, in as many pieces as you like
 *     out.finish();
 * }
 * try (var weights = SafetensorsWeights.open(path); var scope = Scope.open()) {
 *     weights.tensor("x");
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.safetensors;

import org.jspecify.annotations.NullMarked;
