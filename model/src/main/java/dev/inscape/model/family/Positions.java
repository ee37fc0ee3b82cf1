package dev.inscape.model.family;

import dev.inscape.model.part.Rotary;

/** How a family tells positions apart. */
public sealed interface Positions {

    /**
     * A table of learned vectors.
     *
     * @param rows   of the table
     * @param offset the row of position 0
     */
    record Learned(int rows, int offset) implements Positions {
    }

    /**
     * Queries and keys are turned.
     *
     * @param full     in layers that see the whole text
     * @param windowed in layers that see a window
     */
    record Turned(Rotary full, Rotary windowed) implements Positions {
        static Turned everywhere(Rotary rotary) {
            return new Turned(rotary, rotary);
        }
    }

    /**
     * A bias for each head and bucket of distances.
     *
     * @param buckets     rows of the table
     * @param maxDistance from here on, distances share a bucket
     */
    record Relative(int buckets, int maxDistance) implements Positions {
    }
}
