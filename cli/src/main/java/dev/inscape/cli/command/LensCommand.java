package dev.inscape.cli.command;

import dev.inscape.cli.heatmap.Heatmap;
import dev.inscape.cli.input.InputText;
import dev.inscape.cli.report.Block;
import dev.inscape.cli.report.Report;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.lens.LensReading;
import dev.inscape.lab.lens.LogitLens;
import dev.inscape.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape lens}: what the residual stream would say at each layer. */
@Command(name = "lens",
        description = "The logit lens: the token that each layer would say next behind each token of a text, coloured by its "
                + "probability. The last row is what the model says.",
        footer = {"", "Examples:", "  inscape lens \"The capital of France is\"",
                "  inscape lens \"2 + 2 =\" --model model.gguf --html lens.html",
                "  inscape lens \"The capital of France is\" --raw --top 3 --json",
                "", "Next: inscape attribute tells who writes it, inscape patch where it comes from."})
final class LensCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final LaboratoryOptions laboratory = new LaboratoryOptions();
    @Mixin final Truncation length = new Truncation();

    @Parameters(arity = "1", paramLabel = "TEXT",
            description = "A text in quotes, or - for standard input.") String text = "";

    @Option(names = "--raw", description = "Leave the model's last norm out.") boolean raw;

    @Option(names = "--top", paramLabel = "K",
            description = "Tokens for each place, in the page and in JSON. By default ${DEFAULT-VALUE}.") int top = 5;

    LensCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        laboratory.check();
        var input = LaboratoryOptions.text(text, context);
        try (var loaded = laboratory.load(context)) {
            var lens = LogitLens.of(loaded).best(top);
            var encoding = new TextEncoder(loaded, length.truncate, context).encode(new InputText(input, "the text"));
            var reading = (raw ? lens.raw() : lens).read(encoding);
            laboratory.show(context, loaded, input, report(loaded, reading), document(loaded, reading));
        }
        return 0;
    }

    static String row(int row) {
        return row == 0 ? "into block 0" : "after block " + (row - 1);
    }

    private static Report report(Model model, LensReading reading) {
        var names = new TokenNames(model.tokenizer());
        var columns = names.columns(reading.text());
        var cells = new ArrayList<List<Heatmap.Cell>>();
        for (int row = 0; row < reading.rows().size(); row++) {
            var line = new ArrayList<Heatmap.Cell>();
            for (int token = 0; token < columns.size(); token++) {
                line.add(cell(names, reading.rows().get(row).get(token),
                        row(row) + ", behind token " + columns.get(token)));
            }
            cells.add(line);
        }
        var map = new Heatmap("", IntStream.range(0, cells.size()).mapToObj(LensCommand::row).toList(), columns, cells,
                Heatmap.Scale.ofShares());
        var shape = model.shape();
        return new Report(shape.name() + ", logit lens" + (reading.normed() ? "" : ", raw"),
                LaboratoryOptions.facts(model, columns.size()),
                List.of(new Block.Heat("The likeliest next token",
                        "what each layer would say behind each token, coloured by its probability", map)));
    }

    private static Heatmap.Cell cell(TokenNames names, LensReading.Place place, String where) {
        var best = place.candidates().getFirst();
        var all = place.candidates().stream()
                .map(one -> names.quoted(one.id()) + " " + Decimals.fixed(one.probability(), 3))
                .collect(Collectors.joining(", "));
        return new Heatmap.Cell(best.probability(), names.brief(best.id()),
                where + ": " + all + "; entropy " + Decimals.fixed(place.entropy(), 2) + " nats");
    }

    private static Map<String, Object> document(Model model, LensReading reading) {
        var names = new TokenNames(model.tokenizer());
        var document = new LinkedHashMap<String, Object>();
        document.put("normed", reading.normed());
        document.put("ids", reading.text().ids());
        document.put("tokens", reading.text().pieces());
        var rows = new ArrayList<Object>();
        for (int row = 0; row < reading.rows().size(); row++) {
            var members = new LinkedHashMap<String, Object>();
            members.put("layer", row - 1);
            members.put("places", reading.rows().get(row).stream().map(place -> place(names, place)).toList());
            rows.add(members);
        }
        document.put("rows", rows);
        return document;
    }

    private static Map<String, Object> place(TokenNames names, LensReading.Place place) {
        var members = new LinkedHashMap<String, Object>();
        members.put("entropy", place.entropy());
        members.put("candidates", place.candidates().stream().map(one -> {
            var candidate = new LinkedHashMap<String, Object>();
            candidate.put("id", one.id());
            candidate.put("token", names.exact(one.id()));
            candidate.put("probability", one.probability());
            return candidate;
        }).toList());
        return members;
    }
}
