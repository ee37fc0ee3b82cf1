/**
 * The one body of all models: embeddings, blocks, head and taps, put together from {@link dev.inscape.model.part} by what a
 * family's record says. Shared between threads once it is loaded.
 *
 * <pre>{@code
 * var transformer = TransformerReader.read("gpt2", architecture, family.names(), weights);
 * transformer.run(batch, tap);
 * var logits = transformer.next(batch, cache, tap);          // [text, vocabulary]
 * }</pre>
 */
@NullMarked
package dev.inscape.model.transformer;

import org.jspecify.annotations.NullMarked;
