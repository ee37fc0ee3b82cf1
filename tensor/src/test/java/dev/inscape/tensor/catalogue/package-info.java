/**
 * Every operator once more: with operands to call it on, and with its definition in plain Java. The tests beside it hold
 * all of them to one contract. An operator without an entry fails {@link dev.inscape.tensor.catalogue.CompletenessTest}.
 *
 * <pre>{@code
 * Operator.of("Arithmetic.mul(Tensor)", x -> x[0].mul(x[1]), x -> x[0].zip(x[1], (a, b) -> a * b))
 *         .on(real(3, 5), real(5)).refusing(real(3, 5), real(7));
 * }</pre>
 */
@NullMarked
package dev.inscape.tensor.catalogue;

import org.jspecify.annotations.NullMarked;
