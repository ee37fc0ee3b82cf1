/**
 * The small parts that architectures are made of: each holds its weights and knows one formula. A part is made while a
 * model loads, belongs to the model's scope, and is shared between threads afterwards.
 *
 * <pre>{@code
 * var norm = Norm.read(weights, "ln_f", 768, new NormShape(NormShape.Kind.LAYER, 1e-5));
 * var x = norm.apply(embedded);                    // [row, d]
 * }</pre>
 */
@NullMarked
package dev.inscape.model.part;

import org.jspecify.annotations.NullMarked;
