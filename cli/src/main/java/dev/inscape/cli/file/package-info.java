/**
 * Files that are there whole or not at all: {@link dev.inscape.cli.file.WholeFile}.
 *
 * <pre>{@code
 * WholeFile.write(Path.of("page.html"), html);      // made beside its place, then moved in
 * }</pre>
 *
 * <p>Safe from any thread.
 */
@NullMarked
package dev.inscape.cli.file;

import org.jspecify.annotations.NullMarked;
