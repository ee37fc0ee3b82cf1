package dev.inscape.app;

import dev.inscape.cli.Inscape;

/** Where the launcher starts: hands its arguments to the command line and exits with its code. */
public final class Main {
    private Main() {
    }

    /** Runs one command; 0 is success, 2 wrong usage, 1 anything else. */
    public static void main(String[] arguments) {
        System.exit(Inscape.run(arguments));
    }
}
