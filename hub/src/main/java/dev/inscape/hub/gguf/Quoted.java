package dev.inscape.hub.gguf;

/** A text out of a file, as a message can show it: on one line, and not too long for it. */
final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {
    }

    static String of(String text) {
        var start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return '"' + start.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", "?") + '"';
    }
}
