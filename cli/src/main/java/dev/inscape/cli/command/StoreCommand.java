package dev.inscape.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code inscape store}: what is done with hidden stores; each thing is a command of its own. */
@Command(name = "store", synopsisSubcommandLabel = "COMMAND",
        description = "Describes and checks hidden stores, which inscape extract makes.",
        footer = {"", "Examples:", "  inscape store info states", "  inscape store verify states"})
final class StoreCommand {

    @Mixin final OutputOptions output = new OutputOptions();

    private StoreCommand() {
    }

    /** The command with all below it. */
    static CommandLine line(Context context) {
        return new CommandLine(new StoreCommand())
                .addSubcommand("info", new StoreInfoCommand(context))
                .addSubcommand("verify", new StoreVerifyCommand(context));
    }
}
