/**
 * The encoder: embeddings, blocks and taps, put together from {@link dev.inscape.model.part} by what a family's record
 * says. Shared between threads once it is loaded.
 *
 * <pre>{@code
 * var encoder = Encoder.read(EncoderFamily.BERT, config, reader);
 * encoder.run(batch, tap);
 * }</pre>
 */
@NullMarked
package dev.inscape.model.encoder;

import org.jspecify.annotations.NullMarked;
