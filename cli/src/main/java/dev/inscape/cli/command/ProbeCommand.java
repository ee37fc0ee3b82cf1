package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.json.Json;
import dev.inscape.lab.corpus.LabelsFile;
import dev.inscape.lab.corpus.Unlabelled;
import dev.inscape.lab.probe.ControlTask;
import dev.inscape.lab.probe.Estimate;
import dev.inscape.lab.probe.LinearProbes;
import dev.inscape.lab.probe.ProbeKind;
import dev.inscape.lab.probe.ProbeOptions;
import dev.inscape.lab.probe.ProbeReport;
import dev.inscape.lab.probe.Split;
import dev.inscape.lab.store.HiddenStore;
import dev.inscape.lab.store.RowSelection;
import dev.inscape.lab.store.Rows;
import dev.inscape.tensor.Scope;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape probe}: what can be read off the states of a store by a line. */
@Command(name = "probe",
        description = "Fits a linear probe at every site of a store, and says what it reaches on texts that it has not seen.",
        footer = {
                "",
                "Labels come from the corpus that the store was made of, or from a file with id and label (JSONL, or CSV "
                        + "with a header).",
                "A group of texts stands on one side of the split alone; texts without a group are each a group.",
                "The control is a probe on random labels: what it reaches, a probe reaches without any meaning.",
                "", "Examples:", "  inscape extract minilm --corpus reviews.jsonl --rows mean --out states",
                "  inscape probe states", "  inscape probe states --labels labels.csv --kind ridge --out probes"})
final class ProbeCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Parameters(arity = "1", paramLabel = "DIR", description = "The store.") Path directory = Path.of("");

    @Option(names = "--labels", paramLabel = "FILE", description = "Labels by id: a .jsonl or .csv file.")
    @Nullable Path labels;

    @Option(names = "--drop-unlabelled",
            description = "Leave out texts that the labels do not name.") boolean dropUnlabelled;

    @Option(names = "--rows", paramLabel = "WHICH",
            description = "Of a store of every token: last (the default) or mean.") String rows = "last";

    @Option(names = "--kind", paramLabel = "KIND",
            description = "logistic (the default) or ridge.") String kind = "logistic";

    @Option(names = "--seed", paramLabel = "N",
            description = "Of the split, the control and the resamples.") long seed = 1;

    @Option(names = "--no-control", description = "Leave out the control task.") boolean noControl;

    @Option(names = "--out", paramLabel = "DIR", description = "Save the probes there.")
    @Nullable Path out;

    ProbeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var options = options();
        var store = HiddenStore.open(directory);
        if (labels != null) {
            store = store.labelled(LabelsFile.read(labels), dropUnlabelled ? Unlabelled.DROP : Unlabelled.REFUSE);
        }
        var wanted = store.description().rows() == Rows.ALL
                ? RowSelection.labelled().keeping(Rows.parse(rows))
                : RowSelection.labelled();
        try (var scope = Scope.open("probe")) {
            var states = store.matrices(store.sites(), wanted).labelled(store.sites());
            var probes = LinearProbes.fit(states, Split.byGroup(states.labels(), Split.Shares.DEFAULT, seed), options);
            if (out != null) {
                probes.save(out);
                context.note("wrote " + out);
            }
            if (output.json) {
                Json.pretty(context.terminal().out(), document(probes.report()));
            } else {
                context.terminal().out().print(probes.report());
                context.terminal().out()
                        .println("best on the validation rows: " + probes.report().best().site().label());
            }
        }
        return 0;
    }

    private ProbeOptions options() {
        var options = switch (kind.toUpperCase(Locale.ROOT)) {
            case "LOGISTIC" -> ProbeOptions.LOGISTIC;
            case "RIDGE" -> ProbeOptions.RIDGE;
            default -> throw new UsageException("unknown kind of probe \"" + kind + "\"; there are "
                    + List.of(ProbeKind.values()).toString().toLowerCase(Locale.ROOT));
        };
        var seeded = options.withSeed(seed).withControl(new ControlTask.OverGroups());
        return noControl ? seeded.withoutControl() : seeded;
    }

    private static Map<String, Object> document(ProbeReport report) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", report.kind().name().toLowerCase(Locale.ROOT));
        document.put("classes", report.classes());
        document.put("train", report.trainRows());
        document.put("validation", report.validationRows());
        document.put("test", report.testRows());
        document.put("majority", report.majority());
        document.put("best", report.best().site().label());
        document.put("sites", report.sites().stream().map(site -> {
            var members = new LinkedHashMap<String, Object>();
            members.put("site", site.site().label());
            members.put("l2", site.l2());
            members.put("accuracy", estimate(site.accuracy()));
            members.put("balanced_accuracy", estimate(site.balancedAccuracy()));
            site.auc().ifPresent(auc -> members.put("auc", estimate(auc)));
            members.put("log_loss", estimate(site.logLoss()));
            site.control().ifPresent(control -> members.put("control", estimate(control)));
            site.selectivity().ifPresent(selectivity -> members.put("selectivity", estimate(selectivity)));
            return members;
        }).toList());
        return document;
    }

    private static Map<String, Double> estimate(Estimate estimate) {
        var members = new LinkedHashMap<String, Double>();
        members.put("value", estimate.value());
        members.put("low", estimate.low());
        members.put("high", estimate.high());
        return members;
    }
}
