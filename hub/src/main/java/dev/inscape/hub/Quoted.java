package dev.inscape.hub;

/** Text out of a file, made fit for one line of a message. */
public final class Quoted {

    private static final int LONGEST = 120;

    private Quoted() {
    }

    /** The text with control characters as {@code \}{@code uXXXX}, cut after 120 characters. */
    public static String of(String text) {
        var line = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char letter = text.charAt(i);
            boolean control = Character.isISOControl(letter) || letter == '\u2028' || letter == '\u2029';
            line.append(control ? String.format("\\u%04x", (int) letter) : letter);
        }
        return text.length() > LONGEST ? line.append('…').toString() : line.toString();
    }
}
