/**
 * Hidden states into files, for exchange with Python and for later work: one safetensors file for one text, a directory of
 * them for many.
 *
 * <pre>{@code
 * StatesFile.write(Path.of("x.safetensors"), model, model.tokenizer().encode("Hello", true), Extras.NONE);
 *
 * var report = new Extraction(model, Extras.NONE).run(texts, Path.of("states"), tokens -> progress.stepBy(tokens));
 * report.tokensPerSecond();
 * }</pre>
 *
 * Texts are sorted by length and packed without padding; files appear only once they are complete. An extraction is used
 * by one thread.
 */
@NullMarked
package dev.inscape.lab.extract;

import org.jspecify.annotations.NullMarked;
