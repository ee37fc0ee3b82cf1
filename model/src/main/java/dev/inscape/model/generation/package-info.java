/**
 * How the next token is chosen and when an answer ends, apart from any model: {@link Sampling} says how to choose,
 * {@link TokenChooser} chooses from a row of logits, {@link StopStrings} and {@link StopTokens} say where an answer ends,
 * {@link StopReason} why. The records are values; a chooser and a text's {@link StopStrings} belong to one thread each; a
 * {@link Cancellation} is shared.
 *
 * <pre>{@code
 * var chooser = new TokenChooser(Sampling.GREEDY.withTemperature(0.7).withTopP(0.9).withSeed(20), 0);
 * var stops = new StopStrings(options.stopStrings());
 * while (made < options.maxNew()) {
 *     int id = chooser.choose(logits, ids, length);                  // logits of the last token: [vocabulary]
 *     if (stopTokens.contains(id)) {
 *         break;                                                     // StopReason.STOP_TOKEN
 *     }
 *     shown.accept(stops.add(decoder.add(id)));
 *     if (stops.met()) {
 *         break;                                                     // StopReason.STOP_STRING
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.model.generation;

import org.jspecify.annotations.NullMarked;
