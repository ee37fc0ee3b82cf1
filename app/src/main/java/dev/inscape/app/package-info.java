/**
 * Brings the rest together at run time: the main class that the launcher starts, and the step that makes a fresh build ready.
 *
 * <p>Nothing is decided here. {@link dev.inscape.app.Main} hands its arguments to the command line; {@link
 * dev.inscape.app.Prepare} runs once after a build, so that the first command need not unpack native libraries. Later
 * modules (papers, the web pages) join as run-time dependencies of this module and are found through {@link
 * java.util.ServiceLoader}.
 *
 * <p>Both classes are used by one thread, the JVM's main thread.
 *
 * <pre>{@code
 * ./inscape read "The capital of France is Paris."     # ends in Main
 * }</pre>
 */
@NullMarked
package dev.inscape.app;

import org.jspecify.annotations.NullMarked;
