package dev.inscape.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Made-up names of syllables, each a consonant and a vowel, no two alike. */
final class Names {

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    private final Chance chance;
    private final Set<String> taken = new LinkedHashSet<>();

    Names(Chance chance) {
        this.chance = chance;
    }

    /** All that names are made of: 70 of two letters. */
    static List<String> syllables() {
        var syllables = new ArrayList<String>();
        for (char consonant : CONSONANTS.toCharArray()) {
            for (char vowel : VOWELS.toCharArray()) {
                syllables.add("" + consonant + vowel);
            }
        }
        return List.copyOf(syllables);
    }

    /** So many names, of two and three syllables by turns, with an ending. */
    List<String> make(int count, boolean capital, String ending) {
        var made = new ArrayList<String>();
        while (made.size() < count) {
            var stem = stem(2 + made.size() % 2);
            var name = (capital ? capitalised(stem) : stem) + ending;
            if (taken.add(name)) {
                made.add(name);
            }
        }
        return List.copyOf(made);
    }

    private String stem(int syllables) {
        var all = syllables();
        var stem = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            stem.append(chance.of(all));
        }
        return stem.toString();
    }

    static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
