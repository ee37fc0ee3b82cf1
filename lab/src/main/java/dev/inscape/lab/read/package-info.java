/**
 * A first look inside: what a model does to one text, in numbers that fit on a page.
 *
 * <pre>{@code
 * var reading = Reading.of(model, model.tokenizer().encode("The capital of France is Paris.", true));
 * reading.moves()[0][3]          // how far the first block turned the fourth token
 * reading.neighbours(3, 5)       // the five tokens most like it at the end
 * }</pre>
 *
 * A reading holds plain numbers, no tensors: it needs no scope and may be used from any thread.
 */
@NullMarked
package dev.inscape.lab.read;

import org.jspecify.annotations.NullMarked;
