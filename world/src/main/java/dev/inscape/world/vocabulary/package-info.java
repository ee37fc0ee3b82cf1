/**
 * The tokens of the world's models: {@link dev.inscape.world.vocabulary.WorldVocabulary} writes their tokenizer.json.
 * Immutable.
 *
 * <pre>{@code
 * var vocabulary = new WorldVocabulary(World.standard());
 * vocabulary.size();                                        // 753
 * try (var tokenizer = Tokenizer.ofJson(vocabulary.json().toString(), "world")) {
 *     tokenizer.encode("The city of Fugafi is in Lififaland.", true).pieces();
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.world.vocabulary;

import org.jspecify.annotations.NullMarked;
