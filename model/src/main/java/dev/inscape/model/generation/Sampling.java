package dev.inscape.model.generation;

import dev.inscape.UsageException;

/**
 * How the next token is chosen. The steps are those of transformers' {@code generate}, in its order: repetition penalty,
 * temperature, top-k, top-p, min-p; then one token is drawn from what is left.
 *
 * @param temperature       what logits are divided by; 0 takes the largest and draws nothing, so that of the other fields the
 *                          repetition penalty alone counts
 * @param topK              how many of the largest logits stay, and all that equal the last of them; 0 for all
 * @param topP              the smallest set of the most probable tokens that has more than this probability stays; 1 for all,
 *                          0 for one
 * @param minP              tokens less probable than this part of the most probable one go; 0 for none
 * @param repetitionPenalty what the positive logits of tokens that the text has already, its prompt included, are divided by
 *                          and the negative ones multiplied by; 1 for none
 * @param seed              of the random numbers
 */
public record Sampling(double temperature, int topK, double topP, double minP, double repetitionPenalty, long seed) {

    /** Always the largest logit, and among equal ones the lowest id. */
    public static final Sampling GREEDY = new Sampling(0, 0, 1, 0, 1, 0);

    public Sampling {
        require(temperature == 0 || isPositive((float) temperature), "temperature", temperature,
                "0 (greedy), or a positive number that float32 holds");
        require(topK >= 0, "top-k", topK, "a number of tokens, or 0 for all");
        require(topP >= 0 && topP <= 1, "top-p", topP, "a probability from 0 to 1 (1 keeps all)");
        require(minP >= 0 && minP <= 1, "min-p", minP, "a part from 0 (keeps all) to 1");
        require(isPositive((float) repetitionPenalty), "repetition penalty", repetitionPenalty,
                "a positive number that float32 holds (1 changes nothing)");
    }

    private static boolean isPositive(float number) {
        return number > 0 && Float.isFinite(number);
    }

    private static void require(boolean sound, String name, Number value, String allowed) {
        if (!sound) {
            throw new UsageException("the " + name + " of sampling is " + value + "; it must be " + allowed);
        }
    }

    /** Whether the largest logit is taken. */
    public boolean isGreedy() {
        return temperature == 0;
    }

    public Sampling withTemperature(double other) {
        return new Sampling(other, topK, topP, minP, repetitionPenalty, seed);
    }

    public Sampling withTopK(int other) {
        return new Sampling(temperature, other, topP, minP, repetitionPenalty, seed);
    }

    public Sampling withTopP(double other) {
        return new Sampling(temperature, topK, other, minP, repetitionPenalty, seed);
    }

    public Sampling withMinP(double other) {
        return new Sampling(temperature, topK, topP, other, repetitionPenalty, seed);
    }

    public Sampling withRepetitionPenalty(double other) {
        return new Sampling(temperature, topK, topP, minP, other, seed);
    }

    public Sampling withSeed(long other) {
        return new Sampling(temperature, topK, topP, minP, repetitionPenalty, other);
    }
}
