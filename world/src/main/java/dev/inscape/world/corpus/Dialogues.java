package dev.inscape.world.corpus;

import dev.inscape.world.Chance;
import dev.inscape.world.Fact;
import dev.inscape.world.World;
import java.util.List;
import java.util.stream.Stream;

/** Short talks of a user and an assistant about the world, as the model's chat template writes them. */
public final class Dialogues {

    /** Writes a list of messages as {@link #write} does; the last line invites the assistant. */
    public static final String TEMPLATE = "{{ bos_token }}{% for message in messages %}"
            + "{% if message['role'] == 'user' %}{{ 'User: ' + message['content'] + '\\n' }}"
            + "{% elif message['role'] == 'assistant' %}{{ 'Assistant: ' + message['content'] + eos_token + '\\n' }}"
            + "{% else %}{{ raise_exception('only user and assistant speak here') }}{% endif %}{% endfor %}"
            + "{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}";

    static final String END = "</s>";

    private static final String HELLO = "Hello.";
    private static final String WELCOME = "Hello. Ask me about cities, countries, animals and numbers.";
    private static final String THANKS = "Thank you.";
    private static final String PLEASURE = "You are welcome.";

    private Dialogues() {
    }

    /** What is said besides facts, for those who collect words. */
    public static List<String> phrases() {
        return List.of("User: " + HELLO + "\nAssistant: " + WELCOME, THANKS, PLEASURE);
    }

    /** A talk: sometimes a greeting, questions with true answers, sometimes thanks. */
    static String write(World world, Chance chance) {
        var talk = new StringBuilder();
        if (chance.happens(200)) {
            talk.append(turn(HELLO, WELCOME));
        }
        int questions = 1 + chance.below(3);
        for (int i = 0; i < questions; i++) {
            var fact = Corpus.fact(world, chance);
            talk.append(turn(fact.relation().ask(fact.subject()), answer(fact)));
        }
        if (chance.happens(200)) {
            talk.append(turn(THANKS, PLEASURE));
        }
        return talk.toString();
    }

    /** What an assistant says when it is asked for a fact. */
    public static String answer(Fact fact) {
        return fact.said(0).text();
    }

    private static String turn(String user, String assistant) {
        return Stream.of("User: ", user, "\nAssistant: ", assistant, END, "\n").reduce("", String::concat);
    }
}
