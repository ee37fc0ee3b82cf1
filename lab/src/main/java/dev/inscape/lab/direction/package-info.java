/**
 * Directions in hidden space: where two kinds of states lie apart, and what a state has of it. Made to be added to a model,
 * projected out of it, or read.
 *
 * <pre>{@code
 * var direction = Directions.differenceOfMeans(model, harmful, harmless, residualAfter(14), Position.LAST);
 * direction.times(1.5).norm();
 * direction.save(Path.of("refusal.safetensors"));
 * try (var scope = Scope.open()) {
 *     direction.projectedOut(states);                                   // [row, d], orthogonal to it
 * }
 * DirectionAccuracy.of(direction, labelled, split.train(), split.test()).accuracy();
 * }</pre>
 *
 * A direction is plain numbers: it needs no scope and may be used from any thread.
 */
@NullMarked
package dev.inscape.lab.direction;

import org.jspecify.annotations.NullMarked;
