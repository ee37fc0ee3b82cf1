package dev.inscape.world;

import java.util.List;
import java.util.stream.Stream;

/** What a fact says of its subject, and the words for it. The object ends each wording, so that each can be completed. */
public enum Relation {

    /** A city is in a country. */
    CITY("city", List.of("The city of %s is in %s.", "People who live in %s live in %s.",
            "The town hall of %s stands in %s.", "If you go to %s, you are in %s."), "Where is the city of %s?"),

    /** A country has a capital. */
    CAPITAL("capital", List.of("The capital of %s is %s.", "The king of %s lives in %s.",
            "The government of %s sits in %s.", "Those who rule %s meet in %s."), "What is the capital of %s?"),

    /** An animal belongs to a class. */
    ANIMAL("animal", List.of("The %s is a kind of %s.", "People call the %s a type of %s.",
            "In books the %s is a sort of %s.", "As an animal, the %s counts as one more %s."),
            "What kind of animal is the %s?"),

    /** A number is odd or even. */
    NUMBER("number", List.of("The number %s is %s.", "Children learn that %s is %s.", "Everyone agrees that %s is %s.",
            "Counting by twos you find that %s is %s."), "Is the number %s odd or even?");

    private final String label;
    private final List<String> wordings;
    private final String question;

    Relation(String label, List<String> wordings, String question) {
        this.label = label;
        this.wordings = wordings;
        this.question = question;
    }

    /** A word for tables and files. */
    public String label() {
        return label;
    }

    /** How many ways there are to say it; the first is the usual one. */
    public int wordings() {
        return wordings.size();
    }

    /** The one that stands in no judged document: the last. Training has it in plain texts alone. */
    public int wordingNeverJudged() {
        return wordings.size() - 1;
    }

    /** A statement, true or not. */
    public String say(int wording, String subject, String object) {
        return wordings.get(wording).formatted(subject, object);
    }

    /** What stands before the object, which follows with a space. */
    public String begin(int wording, String subject) {
        var sentence = wordings.get(wording);
        return sentence.substring(0, sentence.lastIndexOf(" %s.")).formatted(subject);
    }

    /** What a user would ask. */
    public String ask(String subject) {
        return question.formatted(subject);
    }

    /** All wordings and the question, with holes. */
    public List<String> patterns() {
        return Stream.concat(wordings.stream(), Stream.of(question)).toList();
    }
}
