package dev.inscape.cli.command;

import dev.inscape.cli.json.Json;
import dev.inscape.cli.models.SummaryReport;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.model.summary.ModelSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code inscape models info}: what a model is. */
@Command(name = "info",
        description = "Shows what a model is, from its files: family, sizes, types, tokenizer, chat templates.",
        footer = {"", "Examples:", "  inscape models info minilm", "  inscape models info model.gguf --json"})
final class ModelsInfoCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Mixin final BaseOption over = new BaseOption();

    @Parameters(arity = "1", paramLabel = "MODEL", description = ModelOptions.MODEL) String model = "";

    ModelsInfoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var summary = ModelSummary.of(context.find(model, over));
        var out = context.terminal().out();
        if (output.json) {
            Json.pretty(out, SummaryReport.document(summary));
        } else {
            new SummaryReport(Ink.of(output.colour, context.terminal())).lines(summary).forEach(out::println);
        }
        return 0;
    }
}
