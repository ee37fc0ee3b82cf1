package dev.inscape.cli.command;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.cli.json.Json;
import dev.inscape.lab.similarity.Measure;
import dev.inscape.lab.similarity.Similarity;
import dev.inscape.lab.similarity.SimilarityReport;
import dev.inscape.lab.states.LayerStates;
import dev.inscape.lab.store.HiddenStore;
import dev.inscape.lab.store.RowSelection;
import dev.inscape.lab.store.Rows;
import dev.inscape.lab.store.StoredText;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.Scope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape compare-spaces}: how alike the states of two stores are. */
@Command(name = "compare-spaces",
        description = "Compares the states of the same texts in two stores, every site of one with every site of the other.",
        footer = {
                "", "cka: linear centred kernel alignment, blind to rotation and scale (0 to 1)",
                "debiased_cka: the same without its bias at few texts",
                "procrustes: what the best rotation leaves (0, the same, to 2)",
                "svcca: mean canonical correlation of the main components (0 to 1)", "cosine: for states of one basis",
                "The control is the same measure with the texts of one store in random order.", "", "Examples:",
                "  inscape extract base --corpus texts.txt --rows last --out base-states",
                "  inscape extract tuned --corpus texts.txt --rows last --out tuned-states",
                "  inscape compare-spaces base-states tuned-states --measure cka"})
final class CompareSpacesCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Parameters(index = "0", paramLabel = "DIR", description = "A store.") Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "Another, of the same texts.") Path second = Path.of("");

    @Option(names = "--measure", paramLabel = "MEASURE",
            description = "cka (the default), debiased_cka, procrustes, svcca or cosine.") String measure = "cka";

    @Option(names = "--rows", paramLabel = "WHICH",
            description = "Of stores of every token: last (the default) or mean.") String rows = "last";

    @Option(names = "--seed", paramLabel = "N", description = "Of the random order.") long seed = 1;

    CompareSpacesCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var wanted = Arrays.stream(Measure.values()).filter(one -> one.name().equalsIgnoreCase(measure)).findFirst()
                .orElseThrow(() -> new UsageException("unknown measure \"" + measure + "\"; there are "
                        + List.of(Measure.values()).toString().toLowerCase(Locale.ROOT)));
        var one = HiddenStore.open(first);
        var other = HiddenStore.open(second);
        requireSameTexts(one, other);
        try (var scope = Scope.open("compare")) {
            var a = states(one);
            var b = states(other);
            var report = Compute.call(() -> Similarity.of(wanted, a, b, seed));
            if (output.json) {
                Json.pretty(context.terminal().out(), document(report));
            } else {
                context.terminal().out().print(report);
            }
        }
        return 0;
    }

    private LayerStates states(HiddenStore store) {
        var all = RowSelection.all();
        return store.matrices(store.sites(),
                store.description().rows() == Rows.ALL ? all.keeping(Rows.parse(rows)) : all).layers(store.sites());
    }

    private void requireSameTexts(HiddenStore one, HiddenStore other) {
        var ids = one.texts().stream().map(StoredText::id).toList();
        var others = other.texts().stream().map(StoredText::id).toList();
        if (ids.size() != others.size()) {
            throw new InscapeException(first + " holds " + ids.size() + " texts and " + second + " " + others.size()
                    + "; spaces are compared by the states of the same texts");
        }
        for (int i = 0; i < ids.size(); i++) {
            if (!ids.get(i).equals(others.get(i))) {
                throw new InscapeException(
                        "text " + i + " is \"" + ids.get(i) + "\" in " + first + " and \"" + others.get(i)
                                + "\" in " + second
                                + "; spaces are compared by the states of the same texts in the same order");
            }
        }
    }

    private static Map<String, Object> document(SimilarityReport report) {
        var document = new LinkedHashMap<String, Object>();
        document.put("measure", report.measure().name().toLowerCase(Locale.ROOT));
        document.put("rows", report.rows());
        document.put("first", report.first().stream().map(Site::label).toList());
        document.put("second", report.second().stream().map(Site::label).toList());
        document.put("values", report.values());
        document.put("permuted", report.permuted());
        report.chance().ifPresent(chance -> document.put("chance", chance));
        return document;
    }
}
