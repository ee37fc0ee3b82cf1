package dev.inscape.cli.command;

import dev.inscape.cli.terminal.Terminal;

/**
 * What a command finds around it.
 *
 * @param terminal its streams
 * @param timing   where it says how far it has come
 */
record Context(Terminal terminal, Timing timing) {

    /** How the user calls this program: for commands to be copied. */
    String program() {
        var name = terminal.environment("INSCAPE_COMMAND");
        return name.isEmpty() ? "inscape" : name;
    }

    /** A remark for the user, beside the results. */
    void note(String remark) {
        terminal.err().println("inscape: " + remark);
    }
}
