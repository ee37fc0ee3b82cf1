/**
 * Texts as users hand them in: typed, from a file, from a pipe, one per line. Nothing is guessed and nothing is
 * replaced: bytes that are not UTF-8, characters that no text has and files that cannot be read are errors that say
 * where.
 *
 * <pre>{@code
 * var text = TextSource.of("notes.txt", terminal).read();
 * text.content()         // without byte-order mark and the last line's end
 * text.origin()          // "notes.txt"
 * }</pre>
 *
 * <p>Used by one thread.
 */
@NullMarked
package dev.inscape.cli.input;

import org.jspecify.annotations.NullMarked;
