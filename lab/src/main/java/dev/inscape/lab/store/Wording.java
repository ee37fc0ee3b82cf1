package dev.inscape.lab.store;

import java.util.List;

/** Lists in messages. */
final class Wording {

    private Wording() {
    }

    /** The first of some names, and how many more there are. */
    static String some(List<String> names, int atMost) {
        var first = String.join(", ", names.subList(0, Math.min(atMost, names.size())));
        return names.size() > atMost ? first + " and " + (names.size() - atMost) + " more" : first;
    }
}
