/**
 * From text to token ids and back, exactly as Hugging Face's tokenizers do it.
 *
 * <pre>{@code
 * try (var tokenizer = Tokenizer.open(Path.of("tokenizer.json"))) {
 *     var encoding = tokenizer.encode("naïve 🙂", true);
 *     encoding.pieces();                                  // [CLS], naive, [UNK], [SEP]
 *     text.substring(encoding.starts()[1], encoding.ends()[1]);     // naïve
 * }
 * }</pre>
 *
 * A tokenizer may be used by several threads until it is closed. Offsets count UTF-16 units, as {@code String} does.
 */
@NullMarked
package dev.inscape.text;

import org.jspecify.annotations.NullMarked;
