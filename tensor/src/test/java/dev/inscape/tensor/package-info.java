/** Tests of what holds for all tensors: who owns them, on which threads they are used, when gradients are recorded. */
@NullMarked
package dev.inscape.tensor;

import org.jspecify.annotations.NullMarked;
