/**
 * Tensors on LibTorch: the one room that knows it, and the only one to rewrite for another backend.
 *
 * <p>{@link dev.inscape.tensor.Tensor} with its operators, {@link dev.inscape.tensor.Scope} that owns native memory,
 * {@link dev.inscape.tensor.Parameter} and {@link dev.inscape.tensor.Gradients} for learning,
 * {@link dev.inscape.tensor.Rng}, {@link dev.inscape.tensor.Compute}. The contract:
 * <ul>
 * <li>A tensor belongs to one scope and joins the innermost one of the thread that makes it. Use after close throws, and
 * names tensor and scope. Only {@code keep} and {@code adopt} hand over.
 * <li>Gradients are off in every thread until {@code Gradients.on()}.
 * <li>Operators may run on any platform thread, on shared tensors; never on virtual threads. Work that fills the cores
 * belongs on {@code Compute}.
 * <li>No type of the backend appears in a signature.
 * </ul>
 *
 * <pre>{@code
 * try (var scope = Scope.open(); var rng = Rng.seeded(7)) {
 *     var x = rng.normal(DType.FLOAT32, 5, 3);
 *     var w = Parameter.of("w", rng.normal(DType.FLOAT32, 4, 3));
 *     try (var on = Gradients.on()) {
 *         Layers.linear(x, w.value(), null).square().mean().backward();
 *     }
 *     System.out.println(Arrays.toString(w.gradient().orElseThrow().toFloats()));   // 12 numbers
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.tensor;

import org.jspecify.annotations.NullMarked;
