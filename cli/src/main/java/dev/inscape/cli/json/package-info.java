/**
 * Results for programs: {@link dev.inscape.cli.json.Json} prints maps, lists, numbers and texts as one JSON document.
 * Loaded only when {@code --json} asks for it.
 *
 * <pre>{@code
 * Json.line(terminal.out(), Map.of("tokens", 9));      // {"tokens":9}
 * }</pre>
 *
 * <p>No state; safe everywhere.
 */
@NullMarked
package dev.inscape.cli.json;

import org.jspecify.annotations.NullMarked;
