/**
 * Interventions: taps that change what a model goes on with.
 *
 * <pre>{@code
 * var steer = Taps.add(direction).at(Sites.residualAfter(3));                       // every token, every new one too
 * var ablate = Taps.projectOut(direction).at(Sites.residualAfter(all()), model.shape());
 * var patch = Taps.patch(captured).on(Positions.of(4, -1)).at(Sites.residualAfter(2));
 * var states = model.capture(texts, Sites.residualStream(), steer.then(patch));     // first steer, then patch
 * }</pre>
 *
 * Taps compose from left to right: the second sees what the first returned. A tap that comes to no token at all is an error once the
 * pass is over. Tensors given to a tap belong to the caller and must stay open as long as the tap is used. A tap may be used again, but
 * not by two threads at once.
 */
@NullMarked
package dev.inscape.lab.tap;

import org.jspecify.annotations.NullMarked;
