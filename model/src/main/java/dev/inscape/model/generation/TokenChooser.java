package dev.inscape.model.generation;

import dev.inscape.UsageException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Chooses the tokens of one text, one by one. Its random numbers depend on the seed and on the text's number alone, so that a
 * text gets the same tokens whichever batch it stands in, given the same logits.
 *
 * <p>The steps and their borders are those of transformers 5.24 with {@code min_tokens_to_keep} 1. Where equal logits stand at
 * the border of top-p, transformers leaves open which of them stay; here the higher ids do, as with a stable sort. One choice from
 * 150,000 tokens costs well below a millisecond; nothing is sorted, and after the first choice nothing is allocated. For one
 * thread.
 */
public final class TokenChooser {

    /** What makes the random numbers; with the seed, the text's number and {@link #draws} it is all of their state. */
    public static final String GENERATOR = "SplittableRandom";

    private final Sampling sampling;
    private final Candidates candidates;
    private final Ranking ranking;
    private final RandomGenerator random;
    private long draws;

    /** For the text with this number in its batch, from 0. */
    public TokenChooser(Sampling sampling, int text) {
        this(sampling, text, new Candidates(), new Ranking());
    }

    private TokenChooser(Sampling sampling, int text, Candidates candidates, Ranking ranking) {
        if (text < 0) {
            throw new UsageException("the text's number is " + text + "; texts are numbered from 0");
        }
        this.sampling = sampling;
        this.candidates = candidates;
        this.ranking = ranking;
        // Hashed twice: the streams of seeds and of texts that lie near each other must not overlap.
        this.random = new SplittableRandom(mixed(mixed(sampling.seed()) + text));
    }

    /** One for each text of a batch. They share their memory, 16 bytes per token of the vocabulary, and so one thread. */
    public static List<TokenChooser> forTexts(Sampling sampling, int texts) {
        var candidates = new Candidates();
        var ranking = new Ranking();
        return IntStream.range(0, texts).mapToObj(text -> new TokenChooser(sampling, text, candidates, ranking))
                .toList();
    }

    /** As {@link #choose(float[], int[], int)}, where the text so far fills its array. */
    public int choose(float[] logits, int[] history) {
        return choose(logits, history, history.length);
    }

    /**
     * The next token's id. Logits that are not numbers, or leave no choice, are an error. Takes one random number, unless it is
     * greedy; logits stay as they are.
     *
     * @param logits  of the last token: [vocabulary]
     * @param history the text so far, its prompt included, for the repetition penalty
     * @param length  how many ids of {@code history} count
     */
    public int choose(float[] logits, int[] history, int length) {
        if (sampling.isGreedy()) {
            candidates.load(logits, history, length, (float) sampling.repetitionPenalty());
            return candidates.best();
        }
        filter(logits, history, length);
        return draw();
    }

    /** The probabilities that {@link #choose} draws from: [vocabulary]. Takes no random number. */
    public double[] probabilities(float[] logits, int[] history) {
        var probabilities = new double[logits.length];
        if (sampling.isGreedy()) {
            candidates.load(logits, history, history.length, (float) sampling.repetitionPenalty());
            probabilities[candidates.best()] = 1;
            return probabilities;
        }
        filter(logits, history, history.length);
        double total = candidates.total();
        for (int i = 0; i < candidates.count(); i++) {
            probabilities[candidates.id(i)] = candidates.weight(i) / total;
        }
        return probabilities;
    }

    /** The ids that the last choice or the last probabilities left over, ascending. */
    int[] kept() {
        return IntStream.range(0, candidates.count()).map(candidates::id).toArray();
    }

    /** How many random numbers it has taken. */
    public long draws() {
        return draws;
    }

    private void filter(float[] logits, int[] history, int length) {
        candidates.load(logits, history, length, (float) sampling.repetitionPenalty());
        candidates.scale((float) sampling.temperature());
        if (sampling.topK() > 0) {
            ranking.keepHighest(candidates, sampling.topK());
        }
        candidates.weigh();
        if (sampling.topP() < 1) {
            ranking.keepProbable(candidates, sampling.topP());
        }
        if (sampling.minP() > 0) {
            candidates.keepWeightsFrom(sampling.minP());
        }
    }

    private int draw() {
        draws++;
        double left = random.nextDouble() * candidates.total();
        int chosen = -1;
        for (int i = 0; i < candidates.count() && left >= 0; i++) {
            double weight = candidates.weight(i);
            if (weight > 0) {
                chosen = i;
                left -= weight;
            }
        }
        return candidates.id(chosen);
    }

    /** David Stafford's thirteenth variant of MurmurHash3's finaliser. */
    private static long mixed(long value) {
        long once = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ once >>> 27) * 0x94d049bb133111ebL;
        return twice ^ twice >>> 31;
    }
}
