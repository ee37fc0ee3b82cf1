package dev.inscape.cli.command;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.Suggestions;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code inscape example}: runs one of the short programs that show the library. */
@Command(name = "example", description = "Runs one of the short programs in examples/, each a beginning of one's own.",
        footer = {
                "", "read    hidden states of a sentence, layer by layer",
                "patch   where a model knows what is meant", "steer   a judgement turned by a direction",
                "probe   at which layer truth can be read off", "gguf    a GGUF file goes on with a text",
                "train   a tiny model learns to count", "", "Examples:", "  inscape example patch",
                "  inscape example gguf model.gguf \"Once upon a time\""})
final class ExampleCommand implements Callable<Integer> {

    private static final String PACKAGE = "dev.inscape.examples.";
    private static final List<String> NAMES = List.of("read", "patch", "steer", "probe", "gguf", "train");

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME",
            description = "Which one; by default they are listed.")
    @Nullable String name;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARGUMENT",
            description = "What it is given.") List<String> arguments = List
                    .of();

    ExampleCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (name == null) {
            NAMES.forEach(context.terminal().out()::println);
            return 0;
        }
        if (!NAMES.contains(name)) {
            throw new UsageException("there is no example \"" + name + "\"" + Suggestions.didYouMean(name, NAMES)
                    + "; there are " + String.join(", ", NAMES));
        }
        run(PACKAGE + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        return 0;
    }

    /** The examples stand on top of everything, so that no code here can name them. */
    private void run(String program) {
        try {
            MethodHandles.publicLookup().findStatic(Class.forName(program), "main",
                    MethodType.methodType(void.class, String[].class)).invoke(arguments.toArray(String[]::new));
        } catch (ClassNotFoundException e) {
            throw new InscapeException("the examples are not on the class path; the jar inscape-examples has them", e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new InscapeException("the example " + program + " failed: " + e, e);
        }
    }
}
