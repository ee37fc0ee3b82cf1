package dev.inscape.cli.command;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.direction.Direction;
import dev.inscape.lab.direction.Directions;
import dev.inscape.lab.direction.Position;
import dev.inscape.model.Model;
import dev.inscape.model.site.Site;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A direction: of a file, or made now. */
final class DirectionOptions {

    @Option(names = "--direction", paramLabel = "FILE",
            description = "A direction that was saved: safetensors with one vector.")
    @Nullable Path file;

    @Option(names = "--towards", paramLabel = "TEXTS",
            description = "Instead: a text, or a file with a text on each line, that the direction shall lead to; may be given "
                    + "several times.") List<String> towards = List.of();

    @Option(names = "--away", paramLabel = "TEXTS",
            description = "And texts that it shall lead away from.") List<String> away = List
                    .of();

    @Option(names = "--save-direction", paramLabel = "FILE", description = "Save the direction that was made.")
    @Nullable Path save;

    boolean isGiven() {
        return file != null || !towards.isEmpty() || !away.isEmpty();
    }

    /** An error unless it is one or the other. */
    void check() {
        if (file != null && !(towards.isEmpty() && away.isEmpty())) {
            throw new UsageException("give a direction once: as --direction " + file + ", or by --towards and --away");
        }
        if (file == null && (towards.isEmpty() || away.isEmpty())) {
            throw new UsageException("give a direction: --direction FILE, or texts with both --towards and --away");
        }
        if (file != null && save != null) {
            throw new UsageException(
                    "--save-direction saves one that --towards and --away make; " + file + " is saved");
        }
    }

    /** The direction: at a layer where one is given, else where the file has it, or in the middle of the model. */
    Direction of(Model model, @Nullable Integer layer) {
        var direction = file == null ? made(model, site(model, layer)) : read(file, model);
        if (save != null) {
            direction.save(save);
        }
        return file == null || layer == null
                ? direction
                : new Direction(site(model, layer), direction.vector(), direction.origin());
    }

    private Direction made(Model model, Site site) {
        return Directions.differenceOfMeans(model, TextList.read("--towards", towards), TextList.read("--away", away),
                site, Position.LAST);
    }

    private static Direction read(Path file, Model model) {
        var direction = Direction.load(file);
        if (direction.width() != model.shape().width()) {
            throw new InscapeException("the direction of " + file + " has the width " + direction.width()
                    + ", but the stream of " + model.info().name() + " has " + model.shape().width()
                    + "; take one that was made with this model");
        }
        model.shape().require(direction.site());
        return direction;
    }

    private static Site site(Model model, @Nullable Integer layer) {
        return new Site.ResidualPost(layer == null ? model.shape().layers() / 2 : requireLayer(layer, model));
    }

    static int requireLayer(int layer, Model model) {
        int layers = model.shape().layers();
        if (layer < 0 || layer >= layers) {
            throw new UsageException("there is no layer " + layer + ": " + model.info().name() + " has " + layers
                    + (layer == layers
                            ? "; did you mean " + (layers - 1) + ", the last one?"
                            : ", 0 to " + (layers - 1)));
        }
        return layer;
    }
}
