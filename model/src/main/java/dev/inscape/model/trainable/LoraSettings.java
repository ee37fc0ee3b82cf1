package dev.inscape.model.trainable;

import dev.inscape.UsageException;
import java.util.List;

/**
 * Low-rank updates (Hu et al. 2022).
 *
 * @param rank    r, of each update
 * @param alpha   updates are scaled by {@code alpha / rank}
 * @param modules the layers that get one, by the ends of their names, as PEFT has them: {@code q_proj}
 * @param seed    of what the factors begin with
 */
public record LoraSettings(int rank, double alpha, List<String> modules, long seed) {

    public LoraSettings {
        modules = List.copyOf(modules);
        if (rank < 1 || !(alpha > 0) || modules.isEmpty()) {
            throw new UsageException(
                    "low-rank updates want a rank and an alpha above 0 and some modules, not rank " + rank
                            + ", alpha " + alpha + ", modules " + modules);
        }
    }
}
