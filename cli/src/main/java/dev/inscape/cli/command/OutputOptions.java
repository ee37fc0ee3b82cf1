package dev.inscape.cli.command;

import dev.inscape.cli.terminal.ColourChoice;
import picocli.CommandLine.Option;

/** What every command understands. */
final class OutputOptions {

    @Option(names = "--json", description = "Print the result as JSON, for programs.") boolean json;

    @Option(names = "--color", paramLabel = "WHEN",
            description = "Colours: auto (the default), always or never. NO_COLOR counts "
                    + "too.") ColourChoice colour = ColourChoice.AUTO;

    @Option(names = "--stacktrace",
            description = "Print the stack trace of an error (or set INSCAPE_DEBUG=1).") boolean stacktrace;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.") boolean help;
}
