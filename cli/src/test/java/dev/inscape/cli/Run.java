package dev.inscape.cli;

import dev.inscape.cli.terminal.CapturedTerminal;
import java.util.function.UnaryOperator;

/**
 * One call of the program inside of the test's own process.
 *
 * @param code exit code
 * @param out  what it printed to standard output
 * @param err  what it printed to standard error
 */
public record Run(int code, String out, String err) {

    /** Runs a command whose streams are files and whose input is empty. */
    public static Run inscape(String... arguments) {
        return on(terminal -> terminal, arguments);
    }

    /** Runs a command on the terminal that is described. */
    public static Run on(UnaryOperator<CapturedTerminal> described, String... arguments) {
        var terminal = described.apply(new CapturedTerminal());
        int code = Inscape.run(terminal.open(), arguments);
        return new Run(code, terminal.out(), terminal.err());
    }
}
