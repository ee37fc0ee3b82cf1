package dev.inscape.train;

import dev.inscape.tensor.Rng;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a step knows beside its batch, and where it leaves numbers to be shown. */
public final class StepContext {

    private final long step;
    private final int part;
    private final long seed;
    private final Map<String, Double> metrics;

    StepContext(long step, int part, long seed, Map<String, Double> metrics) {
        this.step = step;
        this.part = part;
        this.seed = seed;
        this.metrics = metrics;
    }

    /** The number of the update, from 0. */
    public long step() {
        return step;
    }

    /**
     * A stream of random numbers of its own for each name, step and batch; the same in every run of one seed. The caller closes it.
     */
    public Rng rng(String name) {
        return Rng.seeded(Seeds.of(seed, name, step, part));
    }

    /** A number beside the loss; of several batches of one step the last one counts. */
    public void report(String name, double value) {
        metrics.put(name, value);
    }

    static Map<String, Double> noMetrics() {
        return new LinkedHashMap<>();
    }
}
