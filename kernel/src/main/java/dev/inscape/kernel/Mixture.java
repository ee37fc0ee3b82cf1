package dev.inscape.kernel;

import java.util.Arrays;

/**
 * The last step of attention: the values of a text, weighted by each head's pattern. A unit is one vector of columns of a text's head of
 * values, for all heads of the query that look at it.
 *
 * @param attention the steps before
 */
record Mixture(DecodeAttention attention) implements Work {

    /** Vectors of columns of a head; the last one overlaps the one before where the width is no multiple. */
    int columns() {
        int lanes = attention.loops().lanes();
        return attention.shape().width() < lanes ? 1 : Math.ceilDiv(attention.shape().width(), lanes);
    }

    @Override
    public void run(int from, int to, Desk desk) {
        var shape = attention.shape();
        int lanes = attention.loops().lanes();
        for (int unit = from; unit < to; unit++) {
            int head = unit / columns() % shape.keyValueHeads();
            int text = unit / columns() / shape.keyValueHeads();
            int column = Math.max(0, Math.min(unit % columns() * lanes, shape.width() - lanes));
            for (int place = 0; place < shape.group(); place += Loops.MIXED_ROWS) {
                if (shape.width() < lanes) {
                    narrow(text, head, place, desk.sums());
                } else {
                    mix(text, head, place, column, desk.sums());
                }
                store(text, head, place, column, desk.sums());
            }
        }
    }

    private void mix(int text, int head, int place, int column, float[] sums) {
        int lanes = attention.loops().lanes();
        Arrays.fill(sums, 0, Loops.MIXED_ROWS * lanes, 0);
        var looked = attention.texts().get(text);
        int before = -looked.first();
        for (var block : looked.blocks()) {
            int from = Math.max(0, -before);
            if (from < block.tokens()) {
                long apart = block.stride() * Float.BYTES;
                long at = (long) (before + from) * Float.BYTES;
                attention.loops().mix(
                        new Loops.Mixed(weights(text, head, place, 0) + at, weights(text, head, place, 1) + at,
                                weights(text, head, place, 2) + at, weights(text, head, place, 3) + at),
                        value(block, head, column) + from * apart, apart, block.tokens() - from, sums);
            }
            before += block.tokens();
        }
    }

    /** Heads narrower than a vector, one number at a time. */
    private void narrow(int text, int head, int place, float[] sums) {
        int lanes = attention.loops().lanes();
        Arrays.fill(sums, 0, Loops.MIXED_ROWS * lanes, 0);
        var looked = attention.texts().get(text);
        int before = -looked.first();
        for (var block : looked.blocks()) {
            for (int token = Math.max(0, -before); token < block.tokens(); token++) {
                for (int i = 0; i < Loops.MIXED_ROWS * attention.shape().width(); i++) {
                    int r = i / attention.shape().width();
                    int column = i % attention.shape().width();
                    float weight = Memory
                            .getFloat(weights(text, head, place, r) + (long) (before + token) * Float.BYTES);
                    float v = Memory.getFloat(value(block, head, column) + token * block.stride() * Float.BYTES);
                    sums[r * lanes + column] = Math.fma(weight, v, sums[r * lanes + column]);
                }
            }
            before += block.tokens();
        }
    }

    private void store(int text, int head, int place, int column, float[] sums) {
        var shape = attention.shape();
        int lanes = attention.loops().lanes();
        int rows = Math.min(Loops.MIXED_ROWS, shape.group() - place);
        for (int r = 0; r < rows; r++) {
            long at = ((long) head * shape.group() + place + r) * shape.width() + column;
            Memory.putFloats(sums, r * lanes, attention.out().address(text) + at * Float.BYTES,
                    Math.min(lanes, shape.width()));
        }
    }

    /** The weights of a row; the group's last one again for rows behind it. */
    private long weights(int text, int head, int place, int r) {
        return attention.scores(text, head, Math.min(place + r, attention.shape().group() - 1));
    }

    private long value(KeyValueBlock block, int head, int column) {
        return block.values().address() + ((long) head * attention.shape().width() + column) * Float.BYTES;
    }
}
