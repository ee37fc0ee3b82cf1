package dev.inscape.model.generation;

import dev.inscape.model.cache.KeyValueCache;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.site.Tap;
import dev.inscape.model.transformer.Transformer;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Several texts whose answers are made together: prompts are read in parts, then each pass makes a token for each text. */
final class BatchWriting {

    /** Tokens of all texts that one pass reads: enough to fill the cores, few enough for attention over long texts. */
    private static final int ROWS_OF_A_PASS = 1024;
    private static final double NANOS = 1e9;
    private static final long[] NOTHING = {};

    private final Transformer transformer;
    private final KeyValueCache cache;
    private final List<Writing> texts;
    private final Tap tap;
    private final Cancellation cancellation;
    private final List<float[]> logits = new ArrayList<>();
    private final int rowsOfAPass;

    BatchWriting(Transformer transformer, KeyValueCache cache, List<Writing> texts, Tap tap,
            Cancellation cancellation) {
        this(transformer, cache, texts, tap, cancellation, ROWS_OF_A_PASS);
    }

    /** With passes over prompts of at most so many tokens. */
    BatchWriting(Transformer transformer, KeyValueCache cache, List<Writing> texts, Tap tap,
            Cancellation cancellation, int rowsOfAPass) {
        this.transformer = transformer;
        this.cache = cache;
        this.texts = texts;
        this.tap = tap;
        this.cancellation = cancellation;
        this.rowsOfAPass = rowsOfAPass;
    }

    /** Makes all answers, to their ends or until it is cancelled. */
    List<Generated> run() {
        long begun = System.nanoTime();
        long readTokens = texts.stream().mapToLong(Writing::unread).sum();
        boolean done = readPrompts();
        long firstMade = System.nanoTime();
        long first = texts.stream().mapToLong(Writing::made).sum();
        while (done && texts.stream().anyMatch(text -> !text.isOver())) {
            done = step(false);
        }
        texts.stream().filter(text -> !text.isOver()).forEach(text -> text.end(StopReason.CANCELLED));
        long made = texts.stream().mapToLong(Writing::made).sum() - first;
        var speed = new Speed(readTokens, (firstMade - begun) / NANOS, made,
                (System.nanoTime() - firstMade) / NANOS);
        return texts.stream().map(text -> text.generated(speed)).toList();
    }

    private boolean readPrompts() {
        while (texts.stream().anyMatch(text -> text.made() == 0 && !text.isOver())) {
            if (!step(true)) {
                return false;
            }
        }
        return true;
    }

    /** One pass: over the next part of prompts, or over the newest token of each text; false once it is cancelled. */
    private boolean step(boolean ofPrompts) {
        if (cancellation.isCancelled()) {
            return false;
        }
        var before = texts.stream().mapToInt(Writing::read).toArray();
        var parts = ofPrompts ? partsOfPrompts() : newestTokens();
        var complete = IntStream.range(0, texts.size())
                .filter(text -> parts.get(text).length > 0 && texts.get(text).unread() == 0).boxed().toList();
        var scored = pass(TokenBatch.continuing(parts, before), complete);
        for (int i = 0; i < complete.size(); i++) {
            chooseOrEnd(texts.get(complete.get(i)), scored.get(i));
        }
        return true;
    }

    /** As much as a pass may read, of the first texts that have no new token yet. */
    private List<long[]> partsOfPrompts() {
        var parts = new ArrayList<long[]>();
        int left = rowsOfAPass;
        for (var text : texts) {
            var part = text.isOver() || text.made() > 0 ? NOTHING : text.take(left);
            left -= part.length;
            parts.add(part);
        }
        return parts;
    }

    private List<long[]> newestTokens() {
        return texts.stream().map(text -> text.isOver() ? NOTHING : text.take(1)).toList();
    }

    private static void chooseOrEnd(Writing text, float[] logits) {
        text.endIfFull();
        if (!text.isOver()) {
            text.choose(logits);
        }
    }

    /** Logits of the texts that the batch reads to their ends; the arrays are used again by the next pass. */
    private List<float[]> pass(TokenBatch batch, List<Integer> complete) {
        return Compute.call(() -> {
            try (var scope = Scope.open("next token")) {
                if (complete.isEmpty()) {
                    transformer.advance(batch, cache, tap);
                    return List.of();
                }
                var scores = transformer.next(batch, complete, cache, tap);
                int vocabulary = Math.toIntExact(scores.size(1));
                for (int row = 0; row < complete.size(); row++) {
                    if (row == logits.size()) {
                        logits.add(new float[vocabulary]);
                    }
                    scores.select(0, row).readFloats(logits.get(row));
                }
                return logits;
            }
        });
    }
}
