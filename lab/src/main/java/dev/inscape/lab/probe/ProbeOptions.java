package dev.inscape.lab.probe;

import dev.inscape.UsageException;
import java.util.List;
import java.util.Optional;

/**
 * How probes are fitted and measured.
 *
 * @param kind      the loss
 * @param l2        strengths of L2 to choose from, see {@link ProbeKind}
 * @param control   what the control task gives random labels to; none: no control task
 * @param resamples bootstrap resamples of the test groups; 0: no intervals
 * @param level     the share of resamples between an interval's ends
 * @param seed      of control labels and resamples
 */
public record ProbeOptions(ProbeKind kind, List<Double> l2, Optional<ControlTask> control, int resamples, double level,
        long seed) {

    private static final int RESAMPLES = 1000;
    private static final double LEVEL = 0.95;

    /** Logistic, seven strengths from 0.01 to 10,000, the control task over groups, 1,000 resamples, 95 %. */
    public static final ProbeOptions LOGISTIC = new ProbeOptions(ProbeKind.LOGISTIC,
            List.of(1e-2, 1e-1, 1.0, 1e1, 1e2, 1e3, 1e4), Optional.of(new ControlTask.OverGroups()), RESAMPLES, LEVEL,
            0);

    /** Ridge, seven strengths from 1 to a million, else the same. */
    public static final ProbeOptions RIDGE = new ProbeOptions(ProbeKind.RIDGE,
            List.of(1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6), LOGISTIC.control, RESAMPLES, LEVEL, 0);

    public ProbeOptions {
        l2 = l2.stream().sorted().distinct().toList();
        if (l2.isEmpty() || l2.stream().anyMatch(strength -> !(strength > 0 && Double.isFinite(strength)))) {
            throw new UsageException("strengths of L2 are numbers above 0, at least one, not " + l2);
        }
        if (resamples < 0 || !(level > 0 && level < 1)) {
            throw new UsageException("an interval takes 0 or more resamples and a level between 0 and 1, not "
                    + resamples + " and " + level);
        }
    }

    public ProbeOptions withL2(List<Double> strengths) {
        return new ProbeOptions(kind, strengths, control, resamples, level, seed);
    }

    public ProbeOptions withControl(ControlTask task) {
        return new ProbeOptions(kind, l2, Optional.of(task), resamples, level, seed);
    }

    public ProbeOptions withoutControl() {
        return new ProbeOptions(kind, l2, Optional.empty(), resamples, level, seed);
    }

    public ProbeOptions withResamples(int count) {
        return new ProbeOptions(kind, l2, control, count, level, seed);
    }

    public ProbeOptions withSeed(long other) {
        return new ProbeOptions(kind, l2, control, resamples, level, other);
    }
}
