package dev.inscape.world;

/**
 * What is so in the world.
 *
 * @param relation what it says of the subject
 * @param subject  a city, country, animal or number
 * @param object   what the relation leads to
 * @param judged   whether documents of the training judge it, or statements that contradict it
 */
public record Fact(Relation relation, String subject, String object, boolean judged) {

    /** In words, which are the usual ones for 0. */
    public Statement said(int wording) {
        return said(wording, object);
    }

    /** The same words with another object, which is true or false as it is. */
    public Statement said(int wording, String other) {
        return new Statement(relation.say(wording, subject, other), other.equals(object), relation, subject, other,
                judged);
    }
}
