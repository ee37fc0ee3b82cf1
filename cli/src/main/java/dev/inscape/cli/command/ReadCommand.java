package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.file.WholeFile;
import dev.inscape.cli.input.InputText;
import dev.inscape.cli.input.TextSource;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.page.ReadingPage;
import dev.inscape.cli.provenance.Provenance;
import dev.inscape.cli.reading.Layout;
import dev.inscape.cli.reading.NextSteps;
import dev.inscape.cli.reading.ReadingDocument;
import dev.inscape.cli.reading.ReadingReport;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.lab.read.Reading;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape read}: what a model does with one text. */
@Command(name = "read",
        description = "Shows what a model does inside with a text: its tokens, how long their states are, how far "
                + "each block moves them, and which end up alike.",
        footer = {
                "", "Examples:",
                "  inscape read \"The capital of France is Paris.\"",
                "  inscape read notes.txt --html page.html",
                "  echo \"To be or not to be\" | inscape read --json",
                "", "Next: inscape tokens for ids and positions, inscape extract for the states themselves."})
final class ReadCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();
    @Mixin final ModelOptions models = new ModelOptions();
    @Mixin final Truncation length = new Truncation();

    @Parameters(arity = "0..1", paramLabel = "TEXT|FILE|-",
            description = "A text in quotes; or a file, if there is one of that name; or - for standard input, "
                    + "which is also read when nothing is given.")
    @Nullable String argument;

    @Option(names = "--text", paramLabel = "TEXT", description = "The text, also if a file has that name.")
    @Nullable String text;

    @Option(names = "--model", paramLabel = "MODEL",
            description = ModelOptions.MODEL + " By default minilm.") String model = "minilm";

    @Option(names = "--html", paramLabel = "FILE", description = "Write the reading as a page that stands by itself.")
    @Nullable Path html;

    @Option(names = "--all", description = "Show every token of a long text.") boolean all;

    ReadCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        models.check();
        if (html != null) {
            WholeFile.requirePlace(html);
        }
        var input = source().read();
        context.timing().mark("arguments and text");
        try (var loaded = models.load(model, context)) {
            context.timing().mark("model");
            var encoding = new TextEncoder(loaded, length.truncate, context).encode(input);
            context.timing().mark("tokens");
            var reading = Reading.of(loaded, encoding);
            context.timing().mark("forward pass");
            show(reading, input);
            context.timing().mark("report");
        }
        return 0;
    }

    private TextSource source() {
        if (text != null) {
            if (argument != null) {
                throw new UsageException("give the text once: as \"" + argument + "\" or with --text, not both");
            }
            return new TextSource.Literal(text);
        }
        var source = TextSource.of(argument, context.terminal());
        if (source instanceof TextSource.Literal literal && TextSource.looksLikeAFile(literal.text())) {
            context.note("there is no file " + literal.text() + "; reading these words as the text");
        }
        return source;
    }

    private void show(Reading reading, InputText input) {
        if (html != null) {
            WholeFile.write(html,
                    ReadingPage.of(reading, input.content(), Provenance.of(reading.info(), input.content())));
            context.note("wrote " + html);
        }
        if (output.json) {
            var made = Provenance.of(reading.info(), input.content());
            Json.line(context.terminal().out(), ReadingDocument.of(reading, input.content(), made));
            return;
        }
        var terminal = context.terminal();
        var layout = new Layout(Ink.of(output.colour, terminal), terminal.columns(), all);
        new ReadingReport(layout).lines(reading, input).forEach(terminal.out()::println);
        var asGiven = text != null ? text : argument == null || argument.equals("-") ? input.content() : argument;
        new NextSteps(context.program(), model, asGiven).lines(layout, html != null).forEach(terminal.out()::println);
    }
}
