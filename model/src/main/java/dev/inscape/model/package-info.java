/**
 * Models that can be read: {@link dev.inscape.model.Models} loads one by name, {@link dev.inscape.model.Model} runs it and
 * captures hidden states. A model is shared between threads; work is done on {@link dev.inscape.tensor.Compute}'s threads.
 *
 * <pre>{@code
 * try (var model = Models.load("minilm"); var scope = Scope.open()) {
 *     var states = model.capture("The capital of France is Paris.", residualAfter(all()));
 *     System.out.println(Arrays.toString(states.at(residualAfter(3)).shape()));      // [9, 384]
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.model;

import org.jspecify.annotations.NullMarked;
