/**
 * What the residual stream says at each layer, if it were read out there, and who wrote it.
 *
 * <pre>{@code
 * try (var scope = Scope.open()) {
 *     var lens = LogitLens.of(model).read(text);
 *     lens.best(3, 7);                                     // the token that layer 3 would say behind token 7
 *     var parts = Attribution.of(model, text, yes, no);    // logit(yes) - logit(no), part by part
 *     parts.total();                                       // their sum: the difference itself
 * }
 * }</pre>
 *
 * Methods may be called from several threads.
 */
@NullMarked
package dev.inscape.lab.lens;

import org.jspecify.annotations.NullMarked;
