package dev.inscape.model.generation;

import dev.inscape.model.cache.KeyValueCache;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.site.Tap;
import dev.inscape.model.transformer.Transformer;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Several texts whose answers are made together: prompts are read in parts, then each pass makes a token for each text. */
final class BatchWriting {

    /** Tokens of all texts that one pass reads: enough to fill the cores, few enough for attention over long texts. */
    private static final int ROWS_OF_A_PASS = 1024;
    private static final double NANOS = 1e9;

    private final Transformer transformer;
    private final KeyValueCache cache;
    private final List<Writing> texts;
    private final Tap tap;
    private final Cancellation cancellation;

    BatchWriting(Transformer transformer, KeyValueCache cache, List<Writing> texts, Tap tap,
            Cancellation cancellation) {
        this.transformer = transformer;
        this.cache = cache;
        this.texts = texts;
        this.tap = tap;
        this.cancellation = cancellation;
    }

    /** Makes all answers, to their ends or until it is cancelled. */
    List<Generated> run() {
        long begun = System.nanoTime();
        long readTokens = texts.stream().mapToLong(Writing::unread).sum();
        boolean done = readPrompts();
        long firstMade = System.nanoTime();
        long first = texts.stream().mapToLong(Writing::made).sum();
        while (done && texts.stream().anyMatch(text -> !text.isOver())) {
            done = step(1);
        }
        texts.stream().filter(text -> !text.isOver()).forEach(text -> text.end(StopReason.CANCELLED));
        long made = texts.stream().mapToLong(Writing::made).sum() - first;
        var speed = new Speed(readTokens, (firstMade - begun) / NANOS, made,
                (System.nanoTime() - firstMade) / NANOS);
        return texts.stream().map(text -> text.generated(speed)).toList();
    }

    private boolean readPrompts() {
        while (texts.stream().anyMatch(text -> text.made() == 0 && !text.isOver())) {
            if (!step(ROWS_OF_A_PASS)) {
                return false;
            }
        }
        return true;
    }

    /** One pass over at most so many tokens, but at least one of each text that has waited longest; false once cancelled. */
    private boolean step(int rows) {
        if (cancellation.isCancelled()) {
            return false;
        }
        var before = texts.stream().mapToInt(Writing::read).toArray();
        var parts = new ArrayList<long[]>();
        int left = Math.max(rows, 1);
        for (var text : texts) {
            boolean waits = !text.isOver() && (rows == 1 || left > 0 && text.made() == 0);
            var part = text.isOver() || !waits ? new long[0] : text.take(rows == 1 ? 1 : left);
            left -= part.length;
            parts.add(part);
        }
        var logits = pass(TokenBatch.continuing(parts, before));
        int row = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (parts.get(i).length > 0) {
                if (logits.length > 0 && texts.get(i).unread() == 0) {
                    chooseOrEnd(texts.get(i), logits[row]);
                }
                row++;
            }
        }
        return true;
    }

    private static void chooseOrEnd(Writing text, float[] logits) {
        text.endIfFull();
        if (!text.isOver()) {
            text.choose(logits);
        }
    }

    /** Logits of each text that has tokens in the batch; none where none of them is read to its end. */
    private float[][] pass(TokenBatch batch) {
        boolean someEnd = batch.packing().everyText().stream().anyMatch(text -> texts.get(text).unread() == 0);
        return Compute.call(() -> {
            try (var scope = Scope.open("next token")) {
                if (!someEnd) {
                    transformer.advance(batch, cache, tap);
                    return new float[0][];
                }
                var logits = transformer.next(batch, cache, tap);
                int vocabulary = Math.toIntExact(logits.size(1));
                var all = logits.toFloats();
                var rows = new float[Math.toIntExact(logits.size(0))][];
                for (int row = 0; row < rows.length; row++) {
                    rows[row] = rows.length == 1
                            ? all
                            : Arrays.copyOfRange(all, row * vocabulary, (row + 1) * vocabulary);
                }
                return rows;
            }
        });
    }
}
