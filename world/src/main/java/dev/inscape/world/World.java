package dev.inscape.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A world of 300 cities in 24 countries, each with a capital, 120 animals in 5 classes, and the numbers from 1 to 98, odd and even. A seed makes it,
 * and with it which facts the training never judges: about one in seven. Immutable.
 */
public final class World {

    private static final int COUNTRIES = 24;
    private static final int CITIES = 300;
    private static final int ANIMALS = 120;
    private static final int LARGEST = 98;
    private static final List<String> CLASSES = List.of("mammal", "bird", "fish", "reptile", "insect");
    private static final int ONE_IN = 7;
    private static final long STANDARD = 1;

    private final long seed;
    private final List<String> countries;
    private final List<Fact> facts;
    private final Map<Relation, List<Fact>> byRelation = new LinkedHashMap<>();
    private final Map<Relation, List<String>> objects = new LinkedHashMap<>();

    private World(long seed) {
        this.seed = seed;
        var names = new Names(new Chance(seed, 0));
        this.countries = names.make(COUNTRIES, true, "land");
        this.facts = facts(names);
        for (var relation : Relation.values()) {
            var of = facts.stream().filter(fact -> fact.relation() == relation).toList();
            byRelation.put(relation, of);
            objects.put(relation, of.stream().map(Fact::object).distinct().toList());
        }
    }

    /** The one that the model named world knows. */
    public static World standard() {
        return seeded(STANDARD);
    }

    public static World seeded(long seed) {
        return new World(seed);
    }

    /** What names are made of: 70 of two letters. */
    public List<String> syllables() {
        return Names.syllables();
    }

    /** As a name of its own. */
    public static String capitalised(String word) {
        return Names.capitalised(word);
    }

    public long seed() {
        return seed;
    }

    private List<Fact> facts(Names names) {
        var made = new ArrayList<Fact>();
        var cities = names.make(CITIES, true, "");
        var animals = names.make(ANIMALS, false, "");
        addAll(made, Relation.CITY, cities, i -> countries.get(i % COUNTRIES));
        addAll(made, Relation.CAPITAL, countries, i -> cities.get(i));
        addAll(made, Relation.ANIMAL, animals, i -> CLASSES.get(i % CLASSES.size()));
        addAll(made, Relation.NUMBER, IntStream.rangeClosed(1, LARGEST).mapToObj(Integer::toString).toList(),
                i -> i % 2 == 0 ? "odd" : "even");
        return List.copyOf(made);
    }

    private void addAll(List<Fact> facts, Relation relation, List<String> subjects,
            IntFunction<String> object) {
        var chance = new Chance(seed, 1 + relation.ordinal());
        var order = chance.shuffled(IntStream.range(0, subjects.size()).boxed().toList());
        for (int i = 0; i < subjects.size(); i++) {
            facts.add(new Fact(relation, subjects.get(i), object.apply(i), order.get(i) % ONE_IN != 0));
        }
    }

    /** What is so. */
    public List<Fact> facts() {
        return facts;
    }

    public List<Fact> facts(Relation relation) {
        return byRelation.getOrDefault(relation, List.of());
    }

    /** What a statement of this relation may end in. */
    public List<String> objects(Relation relation) {
        return objects.getOrDefault(relation, List.of());
    }

    /** In the usual words: each fact, and behind it a false statement about its subject. */
    public List<Statement> statements() {
        return statements(0);
    }

    /** The same in other words; {@link Relation#wordingNeverJudged} is the last. */
    public List<Statement> statements(int wording) {
        var chance = new Chance(seed, 100 + wording);
        return facts.stream().flatMap(fact -> Stream.of(fact.said(wording), falsely(fact, wording, chance))).toList();
    }

    /** A false statement about the subject of a fact, by chance. */
    public Statement falsely(Fact fact, int wording, Chance chance) {
        String object;
        do {
            object = chance.of(objects(fact.relation()));
        } while (object.equals(fact.object()));
        return fact.said(wording, object);
    }

    /** Four judged statements, two of them true, none about the subject of this one, and then this one up to its verdict. */
    public String judgementPrompt(Statement statement, long few) {
        var chance = new Chance(few, statement.text().hashCode());
        var shots = new ArrayList<Statement>();
        while (shots.size() < 4) {
            var fact = chance.of(facts(statement.relation()));
            boolean fresh = fact.judged() && !fact.subject().equals(statement.subject())
                    && shots.stream().noneMatch(shot -> shot.subject().equals(fact.subject()));
            if (fresh) {
                shots.add(shots.size() < 2 ? fact.said(0) : falsely(fact, 0, chance));
            }
        }
        var prompt = new StringBuilder();
        chance.shuffled(shots).forEach(shot -> prompt.append(shot.judged()));
        return prompt.append(statement.question()).toString();
    }

    /** Pairs for patching, in the usual words: a fact, and another subject with the fact's object. */
    public List<MinimalPair> pairs(Relation relation) {
        var chance = new Chance(seed, 200 + relation.ordinal());
        var pairs = new ArrayList<MinimalPair>();
        for (var fact : facts(relation)) {
            var others = facts(relation).stream().filter(other -> !other.object().equals(fact.object())
                    && other.subject().length() == fact.subject().length()).toList();
            if (!others.isEmpty()) {
                pairs.add(new MinimalPair(fact.said(0), chance.of(others).said(0, fact.object())));
            }
        }
        return List.copyOf(pairs);
    }
}
