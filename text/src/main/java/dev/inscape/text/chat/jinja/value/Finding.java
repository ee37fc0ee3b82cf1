package dev.inscape.text.chat.jinja.value;

/**
 * Where a text lies in another, in time that is linear in both (Knuth, Morris and Pratt): Java's own search multiplies their
 * lengths where a long text nearly fits everywhere.
 */
public final class Finding {

    /** Up to here Java's search is the faster one, and slower by no more than this factor. */
    private static final int SHORT = 32;

    private final String text;
    private final String wanted;
    private final int from;
    private final int to;
    private final boolean backwards;

    private Finding(String text, String wanted, int from, int to, boolean backwards) {
        this.text = text;
        this.wanted = wanted;
        this.from = from;
        this.to = to;
        this.backwards = backwards;
    }

    /** The first place from {@code from} on, or -1. */
    public static int first(String text, String wanted, int from) {
        if (wanted.length() <= SHORT) {
            return text.indexOf(wanted, from);
        }
        int steps = new Finding(text, wanted, from, text.length(), false).steps();
        return steps < 0 ? -1 : from + steps - wanted.length();
    }

    /** The last place from which it ends at {@code to} or before, or -1. */
    public static int last(String text, String wanted, int to) {
        if (wanted.length() > to) {
            return -1;
        }
        if (wanted.length() <= SHORT) {
            return text.lastIndexOf(wanted, to - wanted.length());
        }
        int steps = new Finding(text, wanted, 0, to, true).steps();
        return steps < 0 ? -1 : to - steps;
    }

    /** How many letters are read when the wanted ones have come, or -1. */
    private int steps() {
        var fallback = new int[wanted.length()];
        for (int i = 1, matched = 0; i < fallback.length; i++) {
            matched = matched(wanted(i), matched, fallback);
            fallback[i] = matched;
        }
        for (int i = 0, matched = 0; i < to - from; i++) {
            matched = matched(text.charAt(backwards ? to - 1 - i : from + i), matched, fallback);
            if (matched == wanted.length()) {
                return i + 1;
            }
        }
        return -1;
    }

    private int matched(char letter, int before, int[] fallback) {
        int matched = before;
        while (matched > 0 && wanted(matched) != letter) {
            matched = fallback[matched - 1];
        }
        return wanted(matched) == letter ? matched + 1 : matched;
    }

    private char wanted(int index) {
        return wanted.charAt(backwards ? wanted.length() - 1 - index : index);
    }
}
