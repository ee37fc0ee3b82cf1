/**
 * Hidden states as plain data: rows of texts or tokens, at several sites, with labels and groups. What probes, directions,
 * similarities and dimensions work on, wherever the states come from.
 *
 * <pre>{@code
 * try (var scope = Scope.open()) {
 *     var states = new LayerStates(sites, Joining.stack(perSite, 0));                  // [site, row, d]
 *     var labelled = new LabelledStates(states, Labels.named(verdicts, documents));
 *     labelled.states().doubles(labelled.rowsOf(1));                                   // [site, some rows, d]
 * }
 * }</pre>
 *
 * The tensors belong to the caller's scope; the records may be read from any thread while it is open.
 */
@NullMarked
package dev.inscape.lab.states;

import org.jspecify.annotations.NullMarked;
