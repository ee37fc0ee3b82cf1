package dev.inscape.model.generation;

import dev.inscape.UsageException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an answer is made and where it ends. An answer that meets none of its stops ends after {@code maxNew} tokens, for the
 * reason {@link StopReason#LENGTH}.
 *
 * @param maxNew      how many tokens may be made; with 0 only the prompt is run and nothing is made
 * @param sampling    how each is chosen
 * @param stopStrings where the answer's text is cut, before the string; the ids keep all tokens, those that spelled it too
 * @param stopTokens  ids that end the answer, besides the model's own ({@link StopTokens}); the ids keep the token, the text
 *                    does not show it
 * @param goingOn     whether the model's own stop tokens end nothing: they are tokens like others then, for answers of a
 *                    given length (llama.cpp's {@code --ignore-eos} instead forbids them)
 */
public record GenerateOptions(int maxNew, Sampling sampling, List<String> stopStrings, Set<Integer> stopTokens,
        boolean goingOn) {

    public GenerateOptions {
        if (maxNew < 0) {
            throw new UsageException(
                    "cannot make " + maxNew + " new tokens; ask for 1 or more, or 0 to run the prompt alone");
        }
        stopStrings = List.copyOf(stopStrings);
        stopStrings.forEach(StopStrings::requireSound);
        for (int id : stopTokens) {
            if (id < 0) {
                throw new UsageException("the stop token " + id + " is no token's id: ids start at 0");
            }
        }
        stopTokens = Collections.unmodifiableSet(new TreeSet<>(stopTokens));
    }

    /** An answer that the model's own stop tokens end, too. */
    public GenerateOptions(int maxNew, Sampling sampling, List<String> stopStrings, Set<Integer> stopTokens) {
        this(maxNew, sampling, stopStrings, stopTokens, false);
    }

    /** The largest logit every time. */
    public static GenerateOptions greedy(int maxNew) {
        return sampled(maxNew, Sampling.GREEDY);
    }

    /** Chosen as {@code sampling} says. */
    public static GenerateOptions sampled(int maxNew, Sampling sampling) {
        return new GenerateOptions(maxNew, sampling, List.of(), Set.of());
    }

    public GenerateOptions withStopStrings(String... strings) {
        return new GenerateOptions(maxNew, sampling, List.of(strings), stopTokens, goingOn);
    }

    public GenerateOptions withStopTokens(Set<Integer> ids) {
        return new GenerateOptions(maxNew, sampling, stopStrings, ids, goingOn);
    }

    /** The same, going on through the model's own stop tokens. */
    public GenerateOptions goingOnThroughStops() {
        return new GenerateOptions(maxNew, sampling, stopStrings, stopTokens, true);
    }

    /** All tokens that end an answer of a model with these stop tokens. */
    StopTokens stops(StopTokens ofModel) {
        return goingOn ? new StopTokens(new TreeSet<>(stopTokens)) : ofModel.with(stopTokens);
    }
}
