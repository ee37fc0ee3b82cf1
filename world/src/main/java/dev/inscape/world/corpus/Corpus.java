package dev.inscape.world.corpus;

import dev.inscape.text.Tokenizer;
import dev.inscape.world.Chance;
import dev.inscape.world.Fact;
import dev.inscape.world.Relation;
import dev.inscape.world.Statement;
import dev.inscape.world.World;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a model of the world reads, without end: the documents of a step follow from the seed and the step alone. First
 * facts only; then mostly documents in which statements are judged, besides facts and dialogues. A verdict counts ten times a word of
 * those, and a hundred times the words that it judges, half of which are false and could not be foreseen. All documents are equally long, cut where they would be longer, so that nothing is padded.
 */
public final class Corpus {

    /** Tokens of a document. */
    public static final int LENGTH = 112;

    private static final int FACTS_ALONE = 700;
    private static final int JUDGED = 700;
    private static final int DIALOGUES = 500;
    private static final int SAMENESS = 200;
    private static final float VERDICT = 10;
    private static final float WORD = 1;
    private static final float WORD_OF_JUDGED = 0.1f;
    private static final List<Relation> RELATIONS = Stream.of(Collections.nCopies(10, Relation.CITY),
            Collections.nCopies(3, Relation.CAPITAL), Collections.nCopies(4, Relation.ANIMAL),
            Collections.nCopies(3, Relation.NUMBER)).flatMap(List::stream).toList();
    private static final List<String> JOINTS = List.of(" ", "\n");

    private final World world;
    private final Tokenizer tokenizer;
    private final long seed;
    private final int documents;
    private final long[] verdicts;

    /**
     * @param tokenizer of the world's vocabulary, which stays the caller's
     * @param documents of a step
     */
    public Corpus(World world, Tokenizer tokenizer, long seed, int documents) {
        this.world = world;
        this.tokenizer = tokenizer;
        this.seed = seed;
        this.documents = documents;
        this.verdicts = new long[]{single(Statement.verdict(true)), single(Statement.verdict(false))};
    }

    private long single(String text) {
        return tokenizer.encode(text, false).ids()[0];
    }

    /** The documents of a step, from 0. */
    public List<Document> documents(int step) {
        return tokenizer.encodeAll(texts(step), true).stream().map(text -> document(text.ids())).toList();
    }

    /** The same in words, uncut. */
    public List<String> texts(int step) {
        return IntStream.range(0, documents)
                .mapToObj(i -> text(step, new Chance(seed, (long) step * documents + i))).toList();
    }

    private Document document(long[] ids) {
        var cut = Arrays.copyOf(ids, Math.min(ids.length, LENGTH));
        float word = Arrays.stream(cut).anyMatch(this::isVerdict) ? WORD_OF_JUDGED : WORD;
        var weights = new float[cut.length];
        for (int i = 1; i < cut.length; i++) {
            weights[i] = isVerdict(cut[i]) ? VERDICT : word;
        }
        return new Document(cut, weights);
    }

    private boolean isVerdict(long id) {
        return id == verdicts[0] || id == verdicts[1];
    }

    private String text(int step, Chance chance) {
        if (step >= FACTS_ALONE && chance.happens(JUDGED)) {
            return repeated(() -> judged(chance));
        }
        if (step >= FACTS_ALONE && chance.happens(DIALOGUES)) {
            return repeated(() -> Dialogues.write(world, chance));
        }
        var joint = chance.of(JOINTS);
        return repeated(() -> plain(chance) + joint);
    }

    /** Enough for a document: the longest words have less than eight letters for each token of theirs, on average. */
    private static String repeated(Supplier<String> part) {
        var text = new StringBuilder();
        while (text.length() < 8 * LENGTH) {
            text.append(part.get());
        }
        return text.toString();
    }

    /** A fact by chance; the few capitals, which take longest to learn, come more often than their share. */
    static Fact fact(World world, Chance chance) {
        return chance.of(world.facts(RELATIONS.get(chance.below(RELATIONS.size()))));
    }

    private String plain(Chance chance) {
        var fact = fact(world, chance);
        return fact.said(chance.below(fact.relation().wordings())).text();
    }

    private String judged(Chance chance) {
        if (chance.happens(SAMENESS)) {
            return Sameness.judged(world, chance);
        }
        Fact fact;
        do {
            fact = fact(world, chance);
        } while (!fact.judged());
        int wording = chance.below(fact.relation().wordingNeverJudged());
        return (chance.happens(500) ? fact.said(wording) : world.falsely(fact, wording, chance)).judged();
    }
}
