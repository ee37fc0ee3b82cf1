/**
 * The command line. {@link dev.inscape.cli.Inscape} runs one command and returns its exit code; {@code command} holds
 * the commands, the other packages what they read and print: {@code input}, {@code terminal}, {@code reading}, {@code
 * page}, {@code diagnosis}, {@code progress}, {@code json}.
 *
 * <p>Results go to standard output and everything else to standard error. Exit codes: 0 done, 1 it could not be done, 2
 * the command was used wrongly, 130 interrupted, 141 nobody reads the results any more.
 *
 * <pre>{@code
 * System.exit(Inscape.run("read", "The capital of France is Paris."));
 * }</pre>
 *
 * <p>One call at a time, on one thread.
 */
@NullMarked
package dev.inscape.cli;

import org.jspecify.annotations.NullMarked;
