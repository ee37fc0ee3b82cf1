/**
 * The tokenizers inside of GGUF files: from the arrays that a file holds to a tokenizer that gives the ids that llama.cpp
 * gives.
 *
 * <pre>{@code
 * var vocabulary = new GgufVocabulary("gpt2", "smollm", tokens, new float[0], types, merges,
 *         new GgufVocabulary.Switches(false, null, null), Map.of(SpecialRole.EOS, 2));
 * try (var tokenizer = GgufTokenizer.open(vocabulary, "SmolLM2-135M.gguf")) {
 *     tokenizer.encode("Hello, world", true).ids();
 * }
 * }</pre>
 *
 * The arrays become a tokenizer.json in memory, which {@link dev.inscape.text.Tokenizer} opens; its threading rule holds.
 * {@link dev.inscape.text.gguf.GgufTokenizerFiles} has that text, and what lies beside it, for saving. Nothing here reads or
 * writes files.
 */
@NullMarked
package dev.inscape.text.gguf;

import org.jspecify.annotations.NullMarked;
