package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.generation.Sampling;
import dev.inscape.model.generation.SuggestedSampling;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How answers are made and where they end. */
final class SamplingOptions {

    @Option(names = "--max-new", paramLabel = "N",
            description = "New tokens at most; 0 reads the prompt and makes none. By default ${DEFAULT-VALUE}.") int maxNew = 256;

    @Option(names = "--greedy", description = "Always take the most probable token.") boolean greedy;

    @Option(names = "--temperature", paramLabel = "T",
            description = "What logits are divided by; 0 is --greedy. By default what the model's makers suggest in its "
                    + "files, else greedy; so for the options below.")
    @Nullable Double temperature;

    @Option(names = "--top-k", paramLabel = "K", description = "Choose among the K most probable tokens; 0 for all.")
    @Nullable Integer topK;

    @Option(names = "--top-p", paramLabel = "P",
            description = "Choose among the fewest tokens that have the probability P together; 1 for all.")
    @Nullable Double topP;

    @Option(names = "--min-p", paramLabel = "P",
            description = "Choose among tokens with at least this part of the most probable one's probability; 0 for all.")
    @Nullable Double minP;

    @Option(names = "--repetition-penalty", paramLabel = "R",
            description = "Makes tokens less probable that the text has already; 1 changes nothing.")
    @Nullable Double repetitionPenalty;

    @Option(names = "--seed", paramLabel = "N", description = "Of the random numbers; by default 0.")
    @Nullable Long seed;

    @Option(names = "--stop", paramLabel = "TEXT",
            description = "End the answer before this text; may be given several times.") List<String> stop = List.of();

    private boolean narrows() {
        return topK != null || topP != null || minP != null;
    }

    /** What was asked for, on top of what the model's makers suggest. */
    GenerateOptions resolve(ModelFiles files) {
        return new GenerateOptions(maxNew, sampling(files), stop, Set.of());
    }

    private Sampling sampling(ModelFiles files) {
        if (greedy && temperature != null && temperature != 0) {
            throw new UsageException("--greedy always takes the most probable token, so that --temperature "
                    + temperature + " counts for nothing; give one of them");
        }
        var chosen = SuggestedSampling.of(files).orElse(Sampling.GREEDY);
        if (temperature != null) {
            chosen = chosen.withTemperature(temperature);
        }
        if (topK != null) {
            chosen = chosen.withTopK(topK);
        }
        if (topP != null) {
            chosen = chosen.withTopP(topP);
        }
        if (minP != null) {
            chosen = chosen.withMinP(minP);
        }
        if (repetitionPenalty != null) {
            chosen = chosen.withRepetitionPenalty(repetitionPenalty);
        }
        if (seed != null) {
            chosen = chosen.withSeed(seed);
        }
        if (!greedy && temperature == null && chosen.isGreedy() && narrows()) {
            throw new UsageException("--top-k, --top-p and --min-p choose among what is drawn from, but " + files.name()
                    + " suggests no temperature, so that the most probable token is taken; give --temperature too (1 "
                    + "leaves the probabilities as they are)");
        }
        return greedy ? chosen.withTemperature(0) : chosen;
    }
}
