package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.json.Json;
import dev.inscape.cli.progress.Progress;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.train.TrainingResult;
import dev.inscape.world.recipe.WorldRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inscape world train}: makes a model of the world. */
@Command(name = "train",
        description = "Trains a model of the world from nothing and writes it as a directory that transformers opens. Takes "
                + "about twenty minutes on two cores. A training that was cut short goes on with --resume.",
        footer = {"", "Examples:", "  inscape world train --out mine", "  inscape world train --out mine --resume",
                "", "Next: inscape world check mine"})
final class WorldTrainCommand implements Callable<Integer> {

    private static final int EVERY = 250;

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR",
            description = "The directory to make; checkpoints lie beside it, in DIR.checkpoints.") Path out = Path
                    .of("");

    @Option(names = "--steps", paramLabel = "N",
            description = "Updates, over which the learning rate falls; fewer than the usual number know less.")
    @Nullable Integer steps;

    @Option(names = "--resume", description = "Go on from the newest checkpoint.") boolean resume;

    WorldTrainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (steps != null && steps < 1) {
            throw new UsageException("a model cannot be trained with " + steps + " steps; give at least 1");
        }
        var recipe = steps == null ? WorldRecipe.STANDARD : WorldRecipe.STANDARD.withSteps(steps);
        var checkpoints = out.resolveSibling(out.getFileName() + ".checkpoints");
        requireFree(checkpoints);
        long begun = System.nanoTime();
        report(train(recipe, checkpoints), (System.nanoTime() - begun) / 1e9);
        return 0;
    }

    /** Found out before the training, not after it. */
    private void requireFree(Path checkpoints) {
        if (holdsFiles(out)) {
            throw new UsageException(out + " is there already; name another directory, or remove it");
        }
        if (!resume && holdsFiles(checkpoints)) {
            throw new UsageException(
                    checkpoints + " holds a training that was cut short or is done; go on from it with "
                            + "--resume, or remove it");
        }
    }

    private static boolean holdsFiles(Path directory) {
        var content = directory.toFile().list();
        return Files.isRegularFile(directory) || (content != null && content.length > 0);
    }

    private TrainingResult train(WorldRecipe recipe, Path checkpoints) {
        try (var progress = Progress.of(context.terminal(), "training", "steps", recipe.steps())) {
            var shown = new long[1];
            return recipe.run(out, checkpoints, resume, now -> {
                progress.advance(now.step() - shown[0]);
                shown[0] = now.step();
                if (now.step() % EVERY == 0) {
                    context.note(String.format(Locale.ROOT, "step %d: loss %.4f", now.step(), now.loss()));
                }
                return true;
            });
        }
    }

    private void report(TrainingResult result, double seconds) {
        double loss = result.curve().points().getLast().loss();
        if (output.json) {
            var members = new LinkedHashMap<String, Object>();
            members.put("out", out.toString());
            members.put("steps", result.steps());
            members.put("loss", loss);
            members.put("seconds", seconds);
            Json.line(context.terminal().out(), members);
        } else {
            context.terminal().out().println("wrote " + out + ": " + Decimals.count(result.steps(), "step")
                    + String.format(Locale.ROOT, ", loss %.4f, %.0f s", loss, seconds));
        }
    }
}
