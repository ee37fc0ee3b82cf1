/**
 * What {@code read} prints: a {@link dev.inscape.lab.read.Reading} as lines of a terminal, one class per section, or as
 * JSON.
 *
 * <pre>{@code
 * var layout = new Layout(Ink.of(ColourChoice.AUTO, terminal), terminal.columns(), false);
 * new ReadingReport(layout).lines(reading).forEach(terminal.out()::println);
 * }</pre>
 *
 * <p>Sections keep no state; used by one thread.
 */
@NullMarked
package dev.inscape.cli.reading;

import org.jspecify.annotations.NullMarked;
