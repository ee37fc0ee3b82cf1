package dev.inscape.kernel;

import java.util.List;

/**
 * Attention of one query per text, in three steps, each of which is shared by a team: scores, softmax, mixture of values. The first is
 * split over tokens, the second over heads, the third over columns, so that few heads too keep all cores busy.
 *
 * @param loops   what computes
 * @param shape   what with
 * @param queries {@code [text, head * width]}
 * @param texts   what each query looks at
 * @param out     as queries
 * @param packed  the address of room for {@link #packedBytes}
 * @param scores  the address of room for {@link #scoresBytes}
 * @param row     elements from one head's scores to the next one's
 */
record DecodeAttention(Loops loops, AttentionShape shape, Rows queries, List<AttendedText> texts, Rows out, long packed,
        long scores, int row) {

    static long packedBytes(AttentionShape shape, int texts) {
        return (long) texts * shape.keyValueHeads() * chunks(shape) * chunkBytes(shape);
    }

    static long scoresBytes(AttentionShape shape, int texts, int row) {
        return (long) texts * shape.heads() * row * Float.BYTES;
    }

    /** Elements that the scores of one head take, in whole vectors. */
    static int row(List<AttendedText> texts, int lanes) {
        int most = 0;
        for (var text : texts) {
            most = Math.max(most, text.looked());
        }
        return Math.ceilDiv(most, lanes) * lanes;
    }

    /** Lays the queries out for the products; before everything else. */
    void pack() {
        for (int text = 0; text < texts.size(); text++) {
            for (int head = 0; head < shape.keyValueHeads(); head++) {
                for (int chunk = 0; chunk < chunks(shape); chunk++) {
                    loops.pack(rows(text, head, chunk), (float) shape.scale());
                }
            }
        }
    }

    int tiles() {
        return Math.ceilDiv(row, Product.TILE);
    }

    /** A unit: the scores of {@link Product#TILE} tokens of a text and a head of keys. */
    void score(int from, int to, Desk desk) {
        for (int unit = from; unit < to; unit++) {
            int tile = unit % tiles();
            int head = unit / tiles() % shape.keyValueHeads();
            scoreTile(unit / tiles() / shape.keyValueHeads(), head, tile, desk);
        }
    }

    private void scoreTile(int text, int head, int tile, Desk desk) {
        int begin = texts.get(text).first() + tile * Product.TILE;
        int before = 0;
        for (var block : texts.get(text).blocks()) {
            int from = Math.max(0, begin - before);
            int to = Math.min(block.tokens(), begin + Product.TILE - before);
            if (from < to) {
                long keys = block.keys().address() + (long) head * shape.width() * Float.BYTES;
                long first = (long) (before - texts.get(text).first()) * Float.BYTES;
                for (int chunk = 0; chunk < chunks(shape); chunk++) {
                    new Product(loops, rows(text, head, chunk), (float) shape.scale(), keys,
                            block.stride() * Float.BYTES,
                            0, scores(text, head, chunk * Loops.MOST_ROWS) + first,
                            (long) row * Float.BYTES).run(from, to, desk);
                }
            }
            before += block.tokens();
        }
    }

    /** A unit: the softmax of a text's head of the query. */
    void soften(int from, int to) {
        for (int unit = from; unit < to; unit++) {
            var text = texts.get(unit / shape.heads());
            loops.softmax(scores + (long) unit * row * Float.BYTES, text.looked(), (float) shape.softCap());
        }
    }

    PackedRows rows(int text, int head, int chunk) {
        int first = chunk * Loops.MOST_ROWS;
        long part = ((long) text * shape.keyValueHeads() + head) * chunks(shape) + chunk;
        long source = queries.address(text) + ((long) head * shape.group() + first) * shape.width() * Float.BYTES;
        return PackedRows.of(packed + part * chunkBytes(shape), source, (long) shape.width() * Float.BYTES,
                Math.min(Loops.MOST_ROWS, shape.group() - first), shape.width(), WeightMatrix.Type.FLOAT32,
                loops.lanes());
    }

    /** The address of the scores of one head of the query: that of a group with the given place in it. */
    long scores(int text, int head, int place) {
        return scores + ((long) text * shape.heads() + (long) head * shape.group() + place) * row * Float.BYTES;
    }

    private static int chunks(AttentionShape shape) {
        return Math.ceilDiv(shape.group(), Loops.MOST_ROWS);
    }

    private static long chunkBytes(AttentionShape shape) {
        return (long) Loops.MOST_ROWS * Math.ceilDiv(shape.width(), 16) * 16 * Float.BYTES;
    }
}
