package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.cli.file.WholeFile;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.direction.Direction;
import dev.inscape.lab.direction.Directions;
import dev.inscape.lab.tap.Positions;
import dev.inscape.lab.tap.Taps;
import dev.inscape.model.site.Tap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inscape steer}: a direction is added to the residual stream while a model writes. */
@Command(name = "steer",
        description = "Adds a direction to the residual stream while a model goes on with a prompt, and shows what it says "
                + "without, with it, and with a random direction of the same norm, which is the control.",
        footer = {"", "Examples:", "  inscape steer \"I think that\" --model model.gguf \\",
                "      --towards \"I love this\" --away \"I hate this\" --strength 2",
                "  inscape steer \"I think that\" --model model.gguf --layer 12 \\",
                "      --towards good.txt --away bad.txt --save-direction good.safetensors",
                "  inscape steer PROMPT --direction good.safetensors --strength -1"})
final class SteerCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final LaboratoryOptions laboratory = new LaboratoryOptions();
    @Mixin final DirectionOptions directions = new DirectionOptions();

    @Parameters(arity = "1", paramLabel = "PROMPT",
            description = "A text to go on with, or - for standard input.") String prompt = "";

    @Option(names = "--layer", paramLabel = "L",
            description = "After which block; by default where the file has it, or the middle one.")
    @Nullable Integer layer;

    @Option(names = "--strength", paramLabel = "S",
            description = "What the direction is multiplied by; below 0 it leads away. By default 1.") double strength = 1;

    @Option(names = "--positions", paramLabel = "WHICH",
            description = "last (the default): the prompt's last token and every new one; or all.") String positions = "last";

    @Option(names = "--max-new", paramLabel = "N",
            description = "New tokens at most. By default ${DEFAULT-VALUE}.") int maxNew = 40;

    @Option(names = "--seed", paramLabel = "N", description = "Of the random direction. By default 1.") long seed = 1;

    SteerCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        laboratory.check();
        directions.check();
        var where = positions();
        if (strength == 0 || !Double.isFinite(strength)) {
            throw new UsageException(
                    "--strength " + strength + " changes nothing that can be seen; give a number such as 2");
        }
        if (directions.save != null) {
            WholeFile.requirePlace(directions.save);
        }
        var text = LaboratoryOptions.text(prompt, context);
        try (var loaded = laboratory.load(context)) {
            var encoding = loaded.tokenizer().encode(text, true);
            var direction = directions.of(loaded, layer).times(strength);
            var control = Directions.random(direction, seed);
            var conditions = new Conditions(loaded, encoding, maxNew).with("without", Tap.NONE)
                    .with("with the direction", Taps.add(direction).on(where).at(direction.site()))
                    .with("with a random one", Taps.add(control).on(where).at(control.site()));
            laboratory.show(context, loaded, text, conditions.report("steered", facts(direction)),
                    conditions.document(document(direction)));
        }
        return 0;
    }

    private Positions positions() {
        return switch (positions) {
            case "last" -> Positions.last();
            case "all" -> Positions.all();
            default -> throw new UsageException("--positions is last or all, not \"" + positions + "\"");
        };
    }

    private List<String> facts(Direction direction) {
        return List.of(
                "added at "
                        + direction.site().label() + (positions.equals("all")
                                ? ", every token: "
                                : ", the last token "
                                        + "and new ones: ")
                        + direction.origin().getOrDefault("how", "a direction") + ", times "
                        + Decimals.fixed(strength, 2) + ", of norm " + Decimals.fixed(direction.norm(), 2),
                "the control is a random direction of the same norm, seed " + seed);
    }

    private Map<String, Object> document(Direction direction) {
        var members = new LinkedHashMap<String, Object>();
        members.put("site", direction.site().label());
        members.put("positions", positions);
        members.put("strength", strength);
        members.put("norm", direction.norm());
        members.put("direction", direction.origin());
        members.put("seed", seed);
        return members;
    }
}
