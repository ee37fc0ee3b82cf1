package dev.inscape.cli.page;

import dev.inscape.lab.read.Reading;
import java.util.Arrays;

/**
 * How far each token's state moves in all blocks together; heat is relative to the furthest token that is not special.
 */
final class Ways {

    private final double[] lengths;
    private final double furthest;

    private Ways(double[] lengths, double furthest) {
        this.lengths = lengths;
        this.furthest = furthest;
    }

    static Ways of(Reading reading) {
        var lengths = new double[reading.text().pieces().size()];
        for (var layer : reading.moves()) {
            Arrays.setAll(lengths, token -> lengths[token] + layer[token]);
        }
        double furthest = 0;
        for (int token = 0; token < lengths.length; token++) {
            furthest = reading.text().special()[token] ? furthest : Math.max(furthest, lengths[token]);
        }
        return new Ways(lengths, furthest);
    }

    double of(int token) {
        return lengths[token];
    }

    double heat(int token) {
        return furthest > 0 ? lengths[token] / furthest : 0;
    }
}
