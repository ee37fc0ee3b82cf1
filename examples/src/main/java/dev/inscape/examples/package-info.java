/**
 * Six short programs, each a beginning of one's own: {@code ./inscape example patch} runs one. They print to standard output and take
 * what they need from arguments.
 *
 * <pre>{@code
 * ./inscape example read
 * ./inscape example gguf model.gguf
 * }</pre>
 *
 * Each is one thread.
 */
@NullMarked
package dev.inscape.examples;

import org.jspecify.annotations.NullMarked;
