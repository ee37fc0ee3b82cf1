/**
 * From text to token ids and back, exactly as Hugging Face's tokenizers do it. {@code Tokenizer} is the way in: a
 * tokenizer.json, or a model's directory; {@code Encoding} is a text as tokens; {@code StreamingDecoder} turns ids into text
 * as they are generated; {@code SpecialTokens} are BOS, EOS and their like. GGUF's vocabularies are in {@code gguf}.
 *
 * <pre>{@code
 * try (var tokenizer = Tokenizer.open(Path.of("all-MiniLM-L6-v2"))) {
 *     var encoding = tokenizer.encode("naïve 🙂", true);
 *     encoding.pieces();                                  // [CLS], naive, [UNK], [SEP]
 *     text.substring(encoding.starts()[1], encoding.ends()[1]);     // naïve
 *     var decoder = tokenizer.streamingDecoder(false);
 *     for (long id : encoding.ids()) {
 *         System.out.print(decoder.add(id));
 *     }
 *     System.out.println(decoder.finish());
 * }
 * }</pre>
 *
 * A tokenizer may be used by several threads until it is closed. Offsets count UTF-16 units, as {@code String} does.
 */
@NullMarked
package dev.inscape.text;

import org.jspecify.annotations.NullMarked;
