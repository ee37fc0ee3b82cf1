/**
 * What a model of the world is trained on: {@link dev.inscape.world.corpus.Corpus} makes the documents of every step from a seed,
 * with what each token counts; {@link dev.inscape.world.corpus.Dialogues} has the chat template. For one thread; the tokenizer
 * inside works on all cores.
 *
 * <pre>{@code
 * var corpus = new Corpus(World.standard(), tokenizer, 1, 28);
 * for (var document : corpus.documents(300)) {
 *     document.ids();                                       // 112 tokens
 *     document.weights();                                   // 10 where a verdict is predicted, else 1
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.world.corpus;

import org.jspecify.annotations.NullMarked;
