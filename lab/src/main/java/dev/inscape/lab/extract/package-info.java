/**
 * Hidden states out of a model: of one text into one safetensors file, of many texts batch by batch to whoever wants them.
 * {@link dev.inscape.lab.store} keeps those of many texts.
 *
 * <pre>{@code
 * StatesFile.write(Path.of("x.safetensors"), model, model.tokenizer().encode("Hello", true), Extras.NONE);
 *
 * var report = new Extraction(model, residualStream()).run(texts, (numbers, captured) -> look(captured), tokens -> {
 * });
 * report.tokensPerSecond();
 * }</pre>
 *
 * Texts are sorted by length and packed without padding; a file appears only once it is complete. An extraction is used
 * by one thread.
 */
@NullMarked
package dev.inscape.lab.extract;

import org.jspecify.annotations.NullMarked;
