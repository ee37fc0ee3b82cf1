package dev.inscape.lab.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The bootstrap (Efron 1979) over whole groups, since rows of one group are not independent; percentile intervals. */
final class Bootstrap {

    private final List<int[]> groups;
    private final int resamples;
    private final double level;
    private final long seed;

    /** @param groups the group of each row */
    Bootstrap(List<String> groups, int resamples, double level, long seed) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < groups.size(); row++) {
            rows.computeIfAbsent(groups.get(row), _ -> new ArrayList<>()).add(row);
        }
        this.groups = rows.values().stream().map(some -> some.stream().mapToInt(Integer::intValue).toArray()).toList();
        this.resamples = resamples;
        this.level = level;
        this.seed = seed;
    }

    /** Of the share of rows that are right; both ends are that share without resamples. */
    Interval ofShare(boolean... right) {
        if (resamples == 0) {
            double share = share(right);
            return new Interval(share, share);
        }
        var sizes = new int[groups.size()];
        var hits = new int[groups.size()];
        for (int group = 0; group < groups.size(); group++) {
            sizes[group] = groups.get(group).length;
            hits[group] = (int) Arrays.stream(groups.get(group)).filter(row -> right[row]).count();
        }
        var random = new Random(seed);
        var shares = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            int rows = 0;
            int found = 0;
            for (int draw = 0; draw < sizes.length; draw++) {
                int group = random.nextInt(sizes.length);
                rows += sizes[group];
                found += hits[group];
            }
            shares[i] = (double) found / rows;
        }
        Arrays.sort(shares);
        return new Interval(quantile(shares, (1 - level) / 2), quantile(shares, (1 + level) / 2));
    }

    static double share(boolean... right) {
        int found = 0;
        for (boolean hit : right) {
            found += hit ? 1 : 0;
        }
        return (double) found / right.length;
    }

    /** Between the two nearest, by distance. */
    private static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
