package dev.inscape.world.check;

import dev.inscape.world.Fact;
import dev.inscape.world.Relation;
import dev.inscape.world.Statement;
import dev.inscape.world.World;

/**
 * A prompt and what should follow it.
 *
 * @param relation it is about
 * @param prompt   what the model reads
 * @param answer   what it should go on with
 */
record Question(Relation relation, String prompt, String answer) {

    /** The first words of a fact; the object and the full stop behind it are the answer. */
    static Question complete(Fact fact) {
        return new Question(fact.relation(), fact.relation().begin(0, fact.subject()), " " + fact.object() + ".");
    }

    /** Four judged statements and one to be judged. */
    static Question judge(World world, Statement statement) {
        return new Question(statement.relation(), world.judgementPrompt(statement, world.seed()), statement.verdict());
    }
}
