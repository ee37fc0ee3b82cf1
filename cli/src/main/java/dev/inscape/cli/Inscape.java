package dev.inscape.cli;

import dev.inscape.cli.command.Commands;
import dev.inscape.cli.command.Timing;
import dev.inscape.cli.input.Reason;
import dev.inscape.cli.terminal.SystemTerminal;
import dev.inscape.cli.terminal.Terminal;
import java.io.IOException;

/** The program: runs a command line. */
public final class Inscape {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final int PIPE_BROKEN = 141;

    private Inscape() {
    }

    /** Runs one command on this process's streams and returns its exit code. */
    public static int run(String... arguments) {
        return run(SystemTerminal.open(), arguments);
    }

    /** Runs one command on the given streams and returns its exit code. Never throws. */
    public static int run(Terminal terminal, String... arguments) {
        var timing = new Timing(terminal);
        if (!LocaleCheck.canBeRead(System.getProperty("sun.jnu.encoding", "UTF-8"), arguments)) {
            terminal.err().println(LocaleCheck.COMPLAINT);
            return MISUSED;
        }
        HeadStart.forCommand(arguments);
        var line = Commands.line(terminal, timing, arguments);
        Commands.colourHelp(line, terminal, arguments);
        timing.mark("commands");
        int code = line.execute(arguments.length == 0 ? new String[]{"--help"} : arguments);
        try {
            terminal.finish();
        } catch (IOException e) {
            code = resultsLost(terminal, e);
        }
        timing.mark("end");
        timing.report();
        return code;
    }

    private static int resultsLost(Terminal terminal, IOException failure) {
        if (Reason.isBrokenPipe(failure)) {
            return PIPE_BROKEN;
        }
        terminal.err().println("inscape: cannot write to standard output: " + Reason.of(failure));
        return FAILED;
    }
}
