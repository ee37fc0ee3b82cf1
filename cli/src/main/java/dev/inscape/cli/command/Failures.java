package dev.inscape.cli.command;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.cli.terminal.Visible;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong, in one line, and the exit code: 2 where the command was used wrongly, else 1. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    static final int FAILED = 1;
    static final int MISUSED = 2;

    private final Context context;

    Failures(Context context) {
        this.context = context;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        say(lowerFirst(firstLine(message(failure, command))) + "; see " + command.getCommandSpec().qualifiedName()
                + " --help");
        trace(failure, arguments);
        return MISUSED;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, @Nullable ParseResult parsed) {
        var cause = failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        var arguments = parsed == null ? new String[0] : parsed.originalArgs().toArray(String[]::new);
        return report(cause, command.getCommandSpec().qualifiedName(), arguments);
    }

    /** Says what happened and returns the exit code. */
    int report(Throwable failure, String command, String... arguments) {
        int code = switch (failure) {
            case UsageException usage -> {
                say(usage.getMessage() + "; see " + command + " --help");
                yield MISUSED;
            }
            case InscapeException expected -> {
                say(expected.getMessage());
                yield FAILED;
            }
            case OutOfMemoryError full -> {
                say("out of memory (" + full.getMessage()
                        + "); give the JVM more with INSCAPE_JAVA_OPTS=-Xmx4g, or do less at once");
                yield FAILED;
            }
            default -> {
                say("a bug in Inscape: " + failure.getClass().getName() + ": " + failure.getMessage()
                        + "; please report it with the trace that --stacktrace prints");
                yield FAILED;
            }
        };
        trace(failure, arguments);
        return code;
    }

    private void say(@Nullable String message) {
        context.note(Visible.of(String.valueOf(message)));
    }

    private void trace(Throwable failure, String... arguments) {
        if (!context.terminal().environment("INSCAPE_DEBUG").isEmpty()
                || Arrays.asList(arguments).contains("--stacktrace")) {
            failure.printStackTrace(context.terminal().err());
        }
    }

    private String message(ParameterException failure, CommandLine command) {
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched, command);
        }
        return String.valueOf(failure.getMessage());
    }

    private static String unmatched(UnmatchedArgumentException failure, CommandLine command) {
        var word = failure.getUnmatched().getFirst();
        boolean awaitsCommand = !command.getSubcommands().isEmpty();
        List<String> near = failure.getSuggestions();
        var meant = near.isEmpty() ? "" : "; did you mean " + near.getFirst() + "?";
        if (word.startsWith("-")) {
            return "there is no option " + word + meant;
        }
        return awaitsCommand
                ? "there is no command \"" + word + "\"" + meant
                : "\"" + word + "\" is one word too many; put the text in quotes";
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end).strip();
    }

    private static String lowerFirst(String text) {
        var plain = text.startsWith("Error: ") ? text.substring("Error: ".length()) : text;
        return plain.length() > 1 && Character.isLowerCase(plain.charAt(1))
                ? Character.toLowerCase(plain.charAt(0)) + plain.substring(1)
                : plain;
    }
}
