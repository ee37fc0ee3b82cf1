package dev.inscape.cli.command;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.lab.direction.Direction;
import dev.inscape.lab.direction.Directions;
import dev.inscape.lab.edit.WeightEdits;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape ablate}: what a model says without a part of it. */
@Command(name = "ablate",
        description = "Takes a direction, heads, or what a layer adds out of a model, and shows what it says without, beside "
                + "what it says with it.",
        footer = {"", "A direction is projected out of the whole residual stream; a random one is the control.",
                "Heads and layers become 0, or with --mean their mean over texts.", "", "Examples:",
                "  inscape ablate \"The capital of France is\" --head 3.1 --model model.gguf",
                "  inscape ablate \"The capital of France is\" --layer 5 --site mlp \\",
                "      --mean texts.txt --model model.gguf",
                "  inscape ablate PROMPT --direction refusal.safetensors --save edited"})
final class AblateCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final LaboratoryOptions laboratory = new LaboratoryOptions();
    @Mixin final DirectionOptions directions = new DirectionOptions();

    @Parameters(arity = "1", paramLabel = "PROMPT",
            description = "A text to go on with, or - for standard input.") String prompt = "";

    @Option(names = "--head", paramLabel = "L.H",
            description = "A head, by its layer and number; may be given several times.") List<String> heads = List
                    .of();

    @Option(names = "--layer", paramLabel = "L",
            description = "What a layer adds; or for a direction the layer that it is made at.")
    @Nullable Integer layer;

    @Option(names = "--site", paramLabel = "SITE",
            description = "With --layer: attention, mlp or both (the default).")
    @Nullable String site;

    @Option(names = "--zero", description = "What is taken out becomes 0, which is the default.") boolean zero;

    @Option(names = "--mean", paramLabel = "TEXTS",
            description = "What is taken out becomes its mean over all tokens of these texts: a text, or a file with a text on "
                    + "each line; may be given several times.") List<String> mean = List.of();

    @Option(names = "--save", paramLabel = "DIR",
            description = "With a direction: write the model whose weights are orthogonal to it.")
    @Nullable Path save;

    @Option(names = "--max-new", paramLabel = "N",
            description = "New tokens at most. By default ${DEFAULT-VALUE}.") int maxNew = 40;

    @Option(names = "--seed", paramLabel = "N", description = "Of the random direction. By default 1.") long seed = 1;

    AblateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        laboratory.check();
        check();
        var names = heads.stream().map(HeadName::parse).toList();
        var ofLayer = !directions.isGiven() && layer != null
                ? new Ablation.OfLayer(layer, site == null ? "both" : site)
                : null;
        var text = LaboratoryOptions.text(prompt, context);
        var meanOver = mean.isEmpty() ? List.<String>of() : TextList.read("--mean", mean);
        try (var loaded = laboratory.load(context); var scope = Scope.open("ablation")) {
            var ablation = ofLayer != null
                    ? ofLayer
                    : names.isEmpty()
                            ? new Ablation.OfDirection(directions.of(loaded, layer))
                            : new Ablation.OfHeads(names);
            var conditions = new Conditions(loaded, loaded.tokenizer().encode(text, true), maxNew)
                    .with("with it", Tap.NONE).with("without it", ablation.tap(loaded, meanOver));
            if (ablation instanceof Ablation.OfDirection(var direction)) {
                conditions.with("without a random one",
                        new Ablation.OfDirection(Directions.random(direction, seed)).tap(loaded, List.of()));
                save(direction);
            }
            laboratory.show(context, loaded, text, conditions.report("ablated", facts(ablation)),
                    conditions.document(document(ablation)));
        }
        return 0;
    }

    private void check() {
        int given = (directions.isGiven() ? 1 : 0) + (heads.isEmpty() ? 0 : 1)
                + (layer != null && !directions.isGiven() ? 1 : 0);
        if (given != 1) {
            throw new UsageException(
                    "say what to take out: one of --direction (or --towards and --away), --head and --layer");
        }
        if (directions.isGiven()) {
            directions.check();
        }
        if (directions.isGiven() && (zero || !mean.isEmpty() || site != null)) {
            throw new UsageException(
                    "a direction is projected out; --zero, --mean and --site go with --head and --layer");
        }
        if (site != null && layer == null) {
            throw new UsageException("--site goes with --layer");
        }
        if (zero && !mean.isEmpty()) {
            throw new UsageException("give --zero or --mean, not both");
        }
        if (save != null && !directions.isGiven()) {
            throw new UsageException(
                    "--save goes with a direction: heads and layers are taken out of a run, not of weights");
        }
        if (save != null && Files.exists(save)) {
            throw new InscapeException(save + " is there already; name a directory that is to be made");
        }
    }

    private void save(Direction direction) {
        if (save == null) {
            return;
        }
        var files = context.find(laboratory.model, laboratory.models.over);
        WeightEdits.save(WeightEdits.orthogonalise(files, direction.tensor()), save, SaveOptions.DEFAULT);
        context.note("wrote " + save);
    }

    private List<String> facts(Ablation ablation) {
        var facts = new ArrayList<String>();
        facts.add(switch (ablation) {
            case Ablation.OfDirection _ -> ablation.description();
            case Ablation.OfHeads _, Ablation.OfLayer _ -> ablation.description() + (mean.isEmpty()
                    ? " became 0"
                    : " became the mean over the given texts");
        });
        if (ablation instanceof Ablation.OfDirection) {
            facts.add("the control is a random direction, seed " + seed);
        }
        return facts;
    }

    private Map<String, Object> document(Ablation ablation) {
        var members = new LinkedHashMap<String, Object>();
        members.put("ablated", ablation.description());
        members.put("by", ablation instanceof Ablation.OfDirection ? "projection" : mean.isEmpty() ? "zero" : "mean");
        if (ablation instanceof Ablation.OfDirection(var direction)) {
            members.put("direction", direction.origin());
            members.put("seed", seed);
        }
        return members;
    }
}
