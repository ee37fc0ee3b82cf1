package dev.inscape.cli.terminal;

/** The values of {@code --color}. */
public enum ColourChoice {
    /** Where results go to a terminal that has colours, and {@code NO_COLOR} is not set. */
    AUTO,
    /** Into files and pipes too. */
    ALWAYS,
    /** Characters alone. */
    NEVER
}
