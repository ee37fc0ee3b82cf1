package dev.inscape.cli.command;

import dev.inscape.InscapeException;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Table;
import dev.inscape.model.LoadOptions;
import dev.inscape.model.Models;
import dev.inscape.world.check.Score;
import dev.inscape.world.check.WorldCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code inscape world check}: what a model knows of the world. */
@Command(name = "check",
        description = "Asks a model of the world for every fact, and whether statements are true: in words that training never "
                + "judged, and of facts that it never judged. Exit code 1 where it knows less than the model that ships must.",
        footer = {"", "Examples:", "  inscape world check", "  inscape world check mine --json"})
final class WorldCheckCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Mixin final BaseOption over = new BaseOption();

    @Parameters(arity = "0..1", paramLabel = "MODEL",
            description = "The model: world by default, or a directory that world train has written.") String model = "world";

    WorldCheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var loaded = Models.load(context.find(model, over), LoadOptions.DEFAULT)) {
            var check = WorldCheck.of(loaded);
            if (output.json) {
                Json.pretty(context.terminal().out(), document(check));
            } else {
                print(check);
            }
            if (!check.passes()) {
                throw new InscapeException(model + " knows less of the world than it must: "
                        + WorldCheck.BARS.stream().map(WorldCheckCommand::percent).collect(Collectors.joining(", "))
                        + " of the facts, of statements in other words, and of facts never judged");
            }
        }
        return 0;
    }

    private void print(WorldCheck check) {
        var table = new Table("lrrr").row("", "facts", "in other words", "never judged");
        check.byRelation().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(entry -> row(table, entry.getKey().label(), entry.getValue()));
        row(table, "all", List.of(check.facts(), check.inOtherWords(), check.neverJudged()));
        table.row("must be", percent(WorldCheck.BARS.get(0)), percent(WorldCheck.BARS.get(1)),
                percent(WorldCheck.BARS.get(2)));
        var lines = table.lines();
        var out = context.terminal().out();
        out.println(Ink.of(output.colour, context.terminal()).dim(lines.getFirst()));
        lines.stream().skip(1).forEach(out::println);
        out.println();
        out.println("against verdicts in random order: " + percent(check.shuffled().share()));
    }

    private static void row(Table table, String name, List<Score> scores) {
        table.row(name, shown(scores.get(0)), shown(scores.get(1)), shown(scores.get(2)));
    }

    private static String shown(Score score) {
        return score.right() + " of " + score.of() + ", " + percent(score.share());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private Object document(WorldCheck check) {
        var document = new LinkedHashMap<String, Object>();
        document.put("model", model);
        document.put("passes", check.passes());
        document.put("facts", document(check.facts()));
        document.put("in_other_words", document(check.inOtherWords()));
        document.put("never_judged", document(check.neverJudged()));
        document.put("shuffled", document(check.shuffled()));
        return document;
    }

    private static Object document(Score score) {
        var members = new LinkedHashMap<String, Object>();
        members.put("right", score.right());
        members.put("of", score.of());
        members.put("share", score.share());
        return members;
    }
}
