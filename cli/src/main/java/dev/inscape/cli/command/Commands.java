package dev.inscape.cli.command;

import dev.inscape.cli.provenance.Version;
import dev.inscape.cli.terminal.ColourChoice;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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

    /**
     * The command line for a call with these arguments. Where the first of them is a command, the others are left out:
     * looking through their annotations takes longer than a small command itself.
     */
    public static CommandLine line(Terminal terminal, Timing timing, String... arguments) {
        var context = new Context(terminal, timing);
        var all = all(context);
        return arguments.length > 0 && all.containsKey(arguments[0])
                ? line(context, Map.of(arguments[0], all.get(arguments[0])))
                : line(context, all);
    }

    /** The command line with every command. */
    static CommandLine line(Context context) {
        return line(context, all(context));
    }

    private static Map<String, Supplier<Object>> all(Context context) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("read", () -> new ReadCommand(context));
        commands.put("tokens", () -> new TokensCommand(context));
        commands.put("extract", () -> new ExtractCommand(context));
        commands.put("store", () -> StoreCommand.line(context));
        commands.put("generate", () -> new GenerateCommand(context));
        commands.put("chat", () -> new ChatCommand(context));
        commands.put("lens", () -> new LensCommand(context));
        commands.put("attribute", () -> new AttributeCommand(context));
        commands.put("patch", () -> new PatchCommand(context));
        commands.put("steer", () -> new SteerCommand(context));
        commands.put("ablate", () -> new AblateCommand(context));
        commands.put("models", () -> ModelsCommand.line(context));
        commands.put("probe", () -> new ProbeCommand(context));
        commands.put("compare-spaces", () -> new CompareSpacesCommand(context));
        commands.put("example", () -> new ExampleCommand(context));
        commands.put("world", () -> WorldCommand.line(context));
        commands.put("doctor", () -> new DoctorCommand(context));
        commands.put("completion", () -> new CompletionCommand(context));
        return commands;
    }

    private static CommandLine line(Context context, Map<String, Supplier<Object>> commands) {
        var line = new CommandLine(
                CommandSpec.forAnnotatedObject(new Commands()).version("Inscape " + Version.current()));
        commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        var failures = new Failures(context);
        return line.setOut(new PrintWriter(context.terminal().out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.terminal().err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(Math.clamp(context.terminal().columns(), 55, 100))
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
