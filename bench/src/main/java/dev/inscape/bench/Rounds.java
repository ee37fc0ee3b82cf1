package dev.inscape.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;

/** Rates of several contestants that were measured in turn, round by round, never two at a time. */
record Rounds(Map<String, List<Double>> rates) {

    /** One round to warm up, which does not count, and so many that do; says how far it is on standard error. */
    static Rounds of(int rounds, Map<String, DoubleSupplier> contestants) {
        var rates = new LinkedHashMap<String, List<Double>>();
        for (int round = 0; round <= rounds; round++) {
            for (var contestant : contestants.entrySet()) {
                double rate = contestant.getValue().getAsDouble();
                System.err.printf("round %d of %d: %s %.1f%n", round, rounds, contestant.getKey(), rate);
                if (round > 0) {
                    rates.computeIfAbsent(contestant.getKey(), _ -> new ArrayList<>()).add(rate);
                }
            }
        }
        return new Rounds(rates);
    }

    /** The median of the rounds' ratios. */
    double ratio(String name, String other) {
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < of(name).size(); round++) {
            ratios.add(of(name).get(round) / of(other).get(round));
        }
        return Medians.of(ratios);
    }

    private List<Double> of(String name) {
        return Objects.requireNonNull(rates.get(name), name);
    }

    /** One line of the table. */
    void print(String name, String remark) {
        var all = rates.get(name);
        if (all == null) {
            System.out.printf("%-28s %10s  %s%n", name, "", remark);
        } else {
            System.out.printf("%-28s %10.1f  %s%n", name, Medians.of(all), remark);
        }
    }

    /** One line that holds a contestant against another one, with what the ratio should be at least. */
    void print(String name, String other, String relation, double wanted) {
        double ratio = ratio(name, other);
        print(name, "%.2f x %s, wanted at least %s: %s".formatted(ratio, relation, wanted,
                ratio >= wanted ? "met" : "missed"));
    }
}
