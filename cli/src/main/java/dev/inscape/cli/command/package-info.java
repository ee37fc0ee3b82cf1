/**
 * The commands, one class each, and the options that they share. A command reads its input, has the work done by the
 * layers below, and hands what came out to the packages that print: nothing is computed here.
 *
 * <pre>{@code
 * int code = Commands.line(new Context(terminal, timing)).execute("read", "The capital of France is Paris.");
 * }</pre>
 *
 * <p>A command object serves one call, on one thread.
 */
@NullMarked
package dev.inscape.cli.command;

import org.jspecify.annotations.NullMarked;
