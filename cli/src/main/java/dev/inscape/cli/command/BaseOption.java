package dev.inscape.cli.command;

import picocli.CommandLine.Option;

/** What an adapter is merged into. */
final class BaseOption {

    @Option(names = "--base", paramLabel = "MODEL",
            description = "What an adapter is merged into, whatever it says that it was made for.") String base = "";
}
