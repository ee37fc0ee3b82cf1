package dev.inscape.cli.command;

import picocli.CommandLine.Option;

/** What happens to a text that is too long. */
final class Truncation {

    @Option(names = "--truncate",
            description = "Cut a text that is longer than the model's context, and say so.") boolean truncate;
}
