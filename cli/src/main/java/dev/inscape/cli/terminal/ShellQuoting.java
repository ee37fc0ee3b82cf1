package dev.inscape.cli.terminal;

/** Words as a shell takes them, for commands that a user may copy. */
public final class ShellQuoting {

    private static final String PLAIN = "-_./:=,+@%";

    private ShellQuoting() {
    }

    /**
     * The word itself where a shell leaves it alone; else in double quotes where nothing in it is special; else in
     * single ones.
     */
    public static String of(String word) {
        if (!word.isEmpty() && word.chars().allMatch(c -> isPlain((char) c))) {
            return word;
        }
        boolean special = word.chars().anyMatch(c -> c == '"' || c == '$' || c == '`' || c == '\\' || c == '!');
        return special ? "'" + word.replace("'", "'\\''") + "'" : '"' + word + '"';
    }

    private static boolean isPlain(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || PLAIN.indexOf(c) >= 0;
    }
}
