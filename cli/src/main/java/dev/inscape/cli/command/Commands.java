package dev.inscape.cli.command;

import dev.inscape.cli.provenance.Version;
import dev.inscape.cli.terminal.ColourChoice;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The whole command line. */
@Command(name = "inscape", synopsisSubcommandLabel = "COMMAND",
        description = "Inscape, the laboratory for hidden representations on the JVM: loads a real model and "
                + "shows what goes on inside it.",
        footer = {
                "", "Try first:",
                "  inscape read \"The capital of France is Paris.\"",
                "", "inscape COMMAND --help tells more about a command."})
public final class Commands {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.") boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Print the version.") boolean version;

    private Commands() {
    }

    /** The command line for one call. */
    public static CommandLine line(Terminal terminal, Timing timing) {
        return line(new Context(terminal, timing));
    }

    static CommandLine line(Context context) {
        var line = new CommandLine(
                CommandSpec.forAnnotatedObject(new Commands()).version("Inscape " + Version.current()))
                .addSubcommand(new ReadCommand(context)).addSubcommand(new TokensCommand(context))
                .addSubcommand(new ExtractCommand(context)).addSubcommand(new DoctorCommand(context))
                .addSubcommand(new CompletionCommand(context));
        var failures = new Failures(context);
        return line.setOut(new PrintWriter(context.terminal().out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.terminal().err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(Math.min(context.terminal().columns(), 100))
                .setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
    }

    /** Help in colours where they are wanted, which must be known before the options are parsed. */
    public static void colourHelp(CommandLine line, Terminal terminal, String... arguments) {
        var words = Arrays.asList(arguments);
        var choice = words.contains("--color=always")
                ? ColourChoice.ALWAYS
                : words.contains("--color=never") ? ColourChoice.NEVER : ColourChoice.AUTO;
        line.setColorScheme(
                Help.defaultColorScheme(Ink.of(choice, terminal).hasColours() ? Help.Ansi.ON : Help.Ansi.OFF));
    }
}
