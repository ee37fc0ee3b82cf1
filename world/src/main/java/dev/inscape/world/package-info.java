/**
 * A small world for a small model: cities and countries, capitals, animals and numbers, made by a seed, so that what a model
 * knows of it, and what it was never told, are known exactly. {@link dev.inscape.world.World} has the facts, statements true and
 * false, prompts and pairs; the packages below it have what a model reads, its vocabulary, and what it is asked. Immutable,
 * but for {@link dev.inscape.world.Chance}.
 *
 * <pre>{@code
 * var world = World.standard();
 * var statement = world.statements().getFirst();            // The city of Fugafi is in Lififaland.
 * statement.label();                                        // true
 * world.judgementPrompt(statement, 1);                      // four judged statements, then "… This statement is:"
 * for (var pair : world.pairs(Relation.CITY)) {             // true and false, of equal length, another subject
 *     patch(pair.truth().question(), pair.falsehood().question());
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.world;

import org.jspecify.annotations.NullMarked;
