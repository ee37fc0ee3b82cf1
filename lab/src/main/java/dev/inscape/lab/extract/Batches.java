package dev.inscape.lab.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Cuts many texts into batches of similar length: fewer groups for attention, and products of an even size. */
public final class Batches {

    private Batches() {
    }

    /** Numbers of texts, shortest first, in batches of at most so many tokens, or of one text that is longer alone. */
    public static List<List<Integer>> of(int texts, IntUnaryOperator length, int tokensAtMost) {
        var order = IntStream.range(0, texts).boxed().sorted(Comparator.comparingInt(length::applyAsInt)).toList();
        var batches = new ArrayList<List<Integer>>();
        var batch = new ArrayList<Integer>();
        int tokens = 0;
        for (int text : order) {
            if (!batch.isEmpty() && tokens + length.applyAsInt(text) > tokensAtMost) {
                batches.add(List.copyOf(batch));
                batch.clear();
                tokens = 0;
            }
            batch.add(text);
            tokens += length.applyAsInt(text);
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
