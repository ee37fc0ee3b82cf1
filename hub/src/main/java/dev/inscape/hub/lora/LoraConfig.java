package dev.inscape.hub.lora;

import dev.inscape.InscapeException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code adapter_config.json} says, as far as it bears on the arithmetic or on what the adapter is for.
 *
 * @param base          the model that it was made for, as PEFT names it; empty where it does not
 * @param rank          {@code r}
 * @param alpha         {@code lora_alpha}
 * @param rankOfPattern ranks of the modules whose name a regular expression matches
 * @param alphaOfPattern alphas likewise
 * @param rankStabilised {@code use_rslora}
 * @param fanInFanOut   whether the weights are stored {@code [in, out]}, as those of GPT-2's Conv1D
 * @param targets       {@code target_modules}
 * @param bias          {@code none}, {@code all} or {@code lora_only}: which biases the adapter replaces
 * @param whole         {@code modules_to_save}: modules that it replaces as a whole
 */
public record LoraConfig(String base, int rank, double alpha, Map<String, Integer> rankOfPattern,
        Map<String, Double> alphaOfPattern, boolean rankStabilised, boolean fanInFanOut, List<String> targets,
        String bias, List<String> whole) {

    public LoraConfig {
        requireRank(rank);
        rankOfPattern.values().forEach(LoraConfig::requireRank);
        rankOfPattern = Collections.unmodifiableMap(new LinkedHashMap<>(rankOfPattern));
        alphaOfPattern = Collections.unmodifiableMap(new LinkedHashMap<>(alphaOfPattern));
        targets = List.copyOf(targets);
        whole = List.copyOf(whole);
    }

    private static void requireRank(int rank) {
        if (rank < 1) {
            throw new InscapeException("a low-rank adapter has the rank " + rank + "; a rank is at least 1");
        }
    }

    /** The rank of one module. */
    public int rank(String module) {
        return ModulePatterns.find(rankOfPattern, module).orElse(rank);
    }

    /** What {@code B A} is multiplied by in one module. */
    public double scale(String module) {
        double alphaHere = ModulePatterns.find(alphaOfPattern, module).orElse(alpha);
        int rankHere = rank(module);
        return rankStabilised ? alphaHere / Math.sqrt(rankHere) : alphaHere / rankHere;
    }
}
