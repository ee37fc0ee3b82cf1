package dev.inscape.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code inscape world}: the small model that ships, made anew and examined. */
@Command(name = "world", synopsisSubcommandLabel = "COMMAND",
        description = "Trains and examines models of a small made-up world: cities in countries, capitals, animals, numbers. The "
                + "model named world is one of them and ships with Inscape.",
        footer = {"", "Examples:", "  inscape world check", "  inscape world train --out mine"})
final class WorldCommand {

    @Mixin final OutputOptions output = new OutputOptions();

    private WorldCommand() {
    }

    /** The command with all below it. */
    static CommandLine line(Context context) {
        return new CommandLine(new WorldCommand())
                .addSubcommand("train", new WorldTrainCommand(context))
                .addSubcommand("check", new WorldCheckCommand(context));
    }
}
