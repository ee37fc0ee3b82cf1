/**
 * Texts to work on, and their labels, from files.
 *
 * <pre>{@code
 * var corpus = Corpus.read(List.of(Path.of("statements.jsonl"), Path.of("notes.md")));
 * var labels = LabelsFile.read(Path.of("truth.csv")).of(corpus.ids(), Unlabelled.REFUSE);
 * for (var text : corpus.texts()) {
 *     System.out.println(text.id() + " " + labels.get(text.id()) + " " + text.text());
 * }
 * }</pre>
 *
 * <p>What is in a file is taken as it is: an error, with file and line, where it cannot be. Values are immutable, and safe
 * on any thread.
 */
@NullMarked
package dev.inscape.lab.corpus;

import org.jspecify.annotations.NullMarked;
