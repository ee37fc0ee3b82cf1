package dev.inscape.world;

/**
 * A sentence that is true or false.
 *
 * @param text             the sentence
 * @param label            whether it is true
 * @param relation         what it says
 * @param subject          of whom
 * @param object           and what
 * @param judgedInTraining whether documents of the training judge this subject's fact
 */
public record Statement(String text, boolean label, Relation relation, String subject, String object,
        boolean judgedInTraining) {

    /** What a judge writes behind it. */
    public String verdict() {
        return verdict(label);
    }

    /** {@code " TRUE"} or {@code " FALSE"}: one token each. */
    public static String verdict(boolean label) {
        return label ? " TRUE" : " FALSE";
    }

    /** The sentence and the words that its verdict follows. */
    public String question() {
        return text + " This statement is:";
    }

    /** A line of a judged document. */
    public String judged() {
        return question() + verdict() + "\n";
    }
}
