/** Tests of optimisers: step for step against the papers' formulas in plain Java. */
@NullMarked
package dev.inscape.tensor.optim;

import org.jspecify.annotations.NullMarked;
