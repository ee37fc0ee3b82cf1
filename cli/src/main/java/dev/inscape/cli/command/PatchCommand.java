package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.progress.Progress;
import dev.inscape.lab.patch.Cells;
import dev.inscape.lab.patch.Measure;
import dev.inscape.lab.patch.PatchingEffects;
import dev.inscape.lab.patch.PatchingSweep;
import dev.inscape.model.Model;
import dev.inscape.model.site.LayerSelection;
import dev.inscape.model.site.Tap;
import dev.inscape.text.Encoding;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inscape patch}: which values carry what two prompts differ in. */
@Command(name = "patch",
        description = "Activation patching: runs the corrupted prompt with one value of the clean prompt's run in its place, for "
                + "every layer and token, and shows how much of the clean answer each brings back.",
        footer = {"", "The prompts must have equally many tokens. Without --answer and --against these are the tokens",
                "that the model would say next behind the clean and the corrupted prompt.",
                "", "Examples:",
                "  inscape patch --clean \"The capital of France is\" \\",
                "      --corrupted \"The capital of Italy is\" --model model.gguf",
                "  inscape patch --clean TEXT --corrupted TEXT --site heads \\",
                "      --answer \" TRUE\" --against \" FALSE\" --html patch.html"})
final class PatchCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final LaboratoryOptions laboratory = new LaboratoryOptions();

    @Option(names = "--clean", required = true, paramLabel = "TEXT",
            description = "The prompt that values are taken from.") String clean = "";

    @Option(names = "--corrupted", required = true, paramLabel = "TEXT",
            description = "The prompt that they are put into.") String corrupted = "";

    @Option(names = "--answer", paramLabel = "TOKEN",
            description = "What the clean prompt makes likely: a text, or #ID.")
    @Nullable String answer;

    @Option(names = "--against", paramLabel = "TOKEN", description = "What the corrupted prompt makes likely.")
    @Nullable String against;

    @Option(names = "--site", paramLabel = "SITE",
            description = "residual (the default), attention, mlp, heads (each at all tokens together), or a label such as "
                    + "blocks.*.hook_mlp_out.") String site = "residual";

    @Option(names = "--positions", paramLabel = "P,..",
            description = "Tokens to patch, such as 3,5..7,-1; by default all.")
    @Nullable String positions;

    @Option(names = "--from", paramLabel = "MODEL",
            description = "Take the values from another model of the same shape.")
    @Nullable String from;

    PatchCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        laboratory.check();
        var sites = PatchSites.parse(site);
        if (sites.sites().isEmpty() && positions != null) {
            throw new UsageException("--positions does not go with --site heads, which patches a head at all tokens");
        }
        LaboratoryOptions.text("--clean", clean);
        LaboratoryOptions.text("--corrupted", corrupted);
        try (var loaded = laboratory.load(context)) {
            if (from == null) {
                run(loaded, loaded, sites);
            } else {
                try (var other = laboratory.models.load(from, context)) {
                    run(loaded, other, sites);
                }
            }
        }
        return 0;
    }

    private void run(Model model, Model source, PatchSites sites) {
        var prompts = AlignedPrompts.of(model, clean, corrupted, context);
        var yes = token("--answer", answer, source, prompts.clean());
        var no = token("--against", against, model, prompts.corrupted());
        AnswerToken.requireDifferent(yes, no);
        var sweep = PatchingSweep.of(model, prompts.clean(), prompts.corrupted())
                .measure(Measure.logitDifference(yes.id(), no.id()));
        var effects = sweep(source == model ? sweep : sweep.from(source), sites, prompts, model);
        if (effects.clean() == effects.corrupted()) {
            throw new UsageException(
                    "both prompts have the same logit difference of " + yes.name() + " and " + no.name()
                            + ", so that there is nothing to bring back; choose other answers");
        }
        var view = new PatchView(model, prompts, effects, yes, no);
        laboratory.show(context, model, clean + "\n" + corrupted, view.report(sites.name()),
                view.document(sites.name()));
    }

    private AnswerToken token(String option, @Nullable String given, Model model, Encoding prompt) {
        if (given != null) {
            return AnswerToken.parse(option, given, model, context);
        }
        return AnswerToken.of(NextTokens.best(NextTokens.probabilities(model, prompt, Tap.NONE), 1).getFirst(), model);
    }

    private PatchingEffects sweep(PatchingSweep sweep, PatchSites sites, AlignedPrompts prompts, Model model) {
        int rows = sites.sites().map(chosen -> chosen.in(model.shape()).size()).orElse(model.shape().layers());
        var places = positions == null
                ? IntStream.range(0, prompts.tokens()).toArray()
                : TokenPlaces.parse(positions, prompts.tokens());
        Cells cells = sites.sites().map(chosen -> sweep.over(chosen, places))
                .orElseGet(() -> sweep.overHeads(LayerSelection.all()));
        long columns = sites.sites().isPresent() ? places.length : model.shape().heads();
        try (var progress = Progress.of(context.terminal(), "patching", "cells", rows * columns)) {
            return cells.run(progress::advance);
        }
    }
}
