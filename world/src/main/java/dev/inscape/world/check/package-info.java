/**
 * What a model of the world knows: {@link dev.inscape.world.check.WorldCheck}. For one thread, which needs the model to itself only
 * as far as its time counts.
 *
 * <pre>{@code
 * try (var model = Models.load("world")) {
 *     var check = WorldCheck.of(model);
 *     check.facts().share();                                // at least 0.98
 *     check.neverJudged().share();                          // at least 0.82
 *     check.shuffled().share();                             // about 0.5, or the questions give the answers away
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.world.check;

import org.jspecify.annotations.NullMarked;
