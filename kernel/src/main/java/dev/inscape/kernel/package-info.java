/**
 * What decoding one token is made of: the matrix product for few rows, and attention of one query, over native memory by the
 * Java Vector API. Both are bound by how fast weights and keys come from memory, so each is read once, by all cores.
 *
 * <p>{@link dev.inscape.kernel.RowKernel} is the way in, {@link dev.inscape.kernel.Rows} and
 * {@link dev.inscape.kernel.WeightMatrix} say what it works on. The Vector API incubates: {@code jdk.incubator.vector} must be
 * added to the JVM, and {@link dev.inscape.kernel.Availability} tells whether it was. Without it every public type still loads.
 *
 * <p>A kernel may be called from any thread, virtual ones too; calls take turns. The memory that is passed must stay valid
 * until the call returns: addresses are checked before, not during, the work.
 *
 * <pre>{@code
 * if (RowKernel.availability() instanceof Availability.Ready) {
 *     try (var kernel = RowKernel.open(2)) {
 *         var x = Rows.of(input, 1, 576);                                   // one row of 576
 *         var w = new WeightMatrix(weights, WeightMatrix.Type.BFLOAT16, 1536, 576);
 *         kernel.linear(x, w, null, Rows.of(output, 1, 1536));              // output = x W^T
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.kernel;

import org.jspecify.annotations.NullMarked;
