/**
 * What a terminal can show, and text made to fit it: {@link dev.inscape.cli.terminal.Terminal} is the streams and what
 * is known of them, {@link dev.inscape.cli.terminal.Ink} colours, {@link dev.inscape.cli.terminal.ColumnWidth} and
 * {@link dev.inscape.cli.terminal.Visible} keep strange characters from breaking a table, {@link
 * dev.inscape.cli.terminal.Table} aligns columns.
 *
 * <pre>{@code
 * var terminal = SystemTerminal.open();
 * var ink = Ink.of(ColourChoice.AUTO, terminal);
 * terminal.out().println(ink.bold("tokens") + " " + Visible.of("a\tb"));       // tokens a\tb
 * }</pre>
 *
 * <p>Used by one thread, the one that runs the command.
 */
@NullMarked
package dev.inscape.cli.terminal;

import org.jspecify.annotations.NullMarked;
