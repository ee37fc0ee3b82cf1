/**
 * How far long work has come, on standard error: {@link dev.inscape.cli.progress.Progress} is silent for a second, then
 * a bar with rate and time left, or plain lines where nobody looks at a screen.
 *
 * <pre>{@code
 * try (var progress = Progress.of(terminal, "extracting", "tokens", total)) {
 *     extraction.run(texts, directory, progress::advance);
 * }
 * }</pre>
 *
 * <p>Used by one thread.
 */
@NullMarked
package dev.inscape.cli.progress;

import org.jspecify.annotations.NullMarked;
