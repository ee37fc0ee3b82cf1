package dev.inscape.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code inscape models}: what is done with model files; each thing is a command of its own. */
@Command(name = "models", synopsisSubcommandLabel = "COMMAND",
        description = "Finds, describes, pulls, saves, checks and removes models.",
        footer = {
                "",
                "A model is minilm or world (which ship with Inscape), a directory as transformers saves it, a .gguf file, or "
                        + "owner/name of the Hugging Face hub, with @revision if need be, and :Q4_K_M for one of its GGUF files.",
                "", "Examples:",
                "  inscape models ls",
                "  inscape models info minilm",
                "  inscape models pull owner/name@main"})
final class ModelsCommand {

    @Mixin final OutputOptions output = new OutputOptions();

    private ModelsCommand() {
    }

    /** The command with all below it. */
    static CommandLine line(Context context) {
        return new CommandLine(new ModelsCommand())
                .addSubcommand("ls", new ModelsListCommand(context))
                .addSubcommand("info", new ModelsInfoCommand(context))
                .addSubcommand("pull", new ModelsPullCommand(context))
                .addSubcommand("save", new ModelsSaveCommand(context))
                .addSubcommand("verify", new ModelsVerifyCommand(context))
                .addSubcommand("rm", new ModelsRemoveCommand(context));
    }
}
