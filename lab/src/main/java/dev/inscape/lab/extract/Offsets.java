package dev.inscape.lab.extract;

import dev.inscape.text.Encoding;

/** Where tokens stand in their text. */
public final class Offsets {

    private Offsets() {
    }

    /** {@code [token, 2]} in row-major order: where each begins and ends, in UTF-16 units. */
    public static long[] of(Encoding text) {
        var offsets = new long[2 * text.length()];
        for (int token = 0; token < text.length(); token++) {
            offsets[2 * token] = text.starts()[token];
            offsets[2 * token + 1] = text.ends()[token];
        }
        return offsets;
    }
}
