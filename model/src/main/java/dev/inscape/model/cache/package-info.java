/**
 * The memory of a decoder that writes: keys and values by layer and text. Used by one thread at a time.
 *
 * <pre>{@code
 * try (var cache = new KeyValueCache(transformer.windows(), 1, 200, true)) {
 *     var logits = transformer.next(prompt, cache, tap);          // reads the prompt, fills the cache
 *     var more = transformer.next(token, cache, tap);             // one token on
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.model.cache;

import org.jspecify.annotations.NullMarked;
