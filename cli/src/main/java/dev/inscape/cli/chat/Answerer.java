package dev.inscape.cli.chat;

import dev.inscape.model.generation.Cancellation;
import dev.inscape.text.chat.Conversation;
import java.util.function.Consumer;

/** Who answers: a model, or a test. */
@FunctionalInterface
public interface Answerer {

    /**
     * The answer to a conversation that ends with a user's message and asks for the beginning of an answer. It ends early,
     * with what there is, once it is cancelled; an {@link dev.inscape.InscapeException} is shown and the message taken back.
     *
     * @param shown takes the text piece by piece as it is made
     */
    String answer(Conversation conversation, Consumer<String> shown, Cancellation cancellation);
}
