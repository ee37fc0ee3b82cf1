package dev.inscape.world.corpus;

import dev.inscape.world.Chance;
import dev.inscape.world.Fact;
import dev.inscape.world.Relation;
import dev.inscape.world.Statement;
import dev.inscape.world.World;

/**
 * Statements that two words are the same, judged. They say nothing of the world; a model learns from them how to compare, which it
 * needs for what it knows.
 */
public final class Sameness {

    private static final String WORDS = "The word %s is the same as %s.";
    private Sameness() {
    }

    /** What is said, with holes. */
    public static String pattern() {
        return WORDS;
    }

    /** A line of a judged document. */
    static String judged(World world, Chance chance) {
        var words = switch (chance.below(3)) {
            case 0 -> world.objects(Relation.CITY);
            case 1 -> world.objects(Relation.ANIMAL);
            default -> world.facts(Relation.NUMBER).stream().map(Fact::subject).toList();
        };
        var first = chance.of(words);
        var second = chance.happens(500) ? first : chance.of(words);
        return WORDS.formatted(first, second) + " This statement is:" + Statement.verdict(first.equals(second)) + "\n";
    }
}
