package dev.inscape.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code inscape completion}: what makes a shell complete our commands. */
@Command(name = "completion", description = "Prints a script that makes bash or zsh complete commands and options.",
        footer = {
                "", "Examples:",
                "  source <(inscape completion)                                for this shell",
                "  inscape completion > ~/.local/share/bash-completion/completions/inscape"})
final class CompletionCommand implements Callable<Integer> {

    private final Context context;

    @Mixin final OutputOptions output = new OutputOptions();

    CompletionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.terminal().out().print(AutoComplete.bash("inscape", commands()));
        return 0;
    }

    private CommandLine commands() {
        return Commands.line(context);
    }
}
