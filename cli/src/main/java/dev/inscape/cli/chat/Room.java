package dev.inscape.cli.chat;

import dev.inscape.InscapeException;
import dev.inscape.cli.terminal.Terminal;
import dev.inscape.model.generation.Cancellation;
import java.util.Optional;

/** Where messages are typed and answers are shown. */
public interface Room extends AutoCloseable {

    /** At a terminal one with an editor and a history; at one that can do nothing, in a pipe and with files, a plain one. */
    static Room open(Terminal terminal) {
        return terminal.inIsTerminal() && terminal.outIsTerminal()
                ? TypedRoom.open(terminal)
                : new PlainRoom(terminal);
    }

    /** The next message, which has more than blanks; none at the end. */
    Optional<String> read();

    /** Does some work, during which Ctrl-C cancels; where nobody types, Ctrl-C ends the program as it does everywhere. */
    void interruptible(Cancellation cancellation, Runnable work);

    /** A piece of an answer, at once. */
    void show(String piece);

    /** The answer is complete. */
    void endAnswer();

    /** A remark beside the conversation; one or more lines. */
    void say(String remark);

    /** Shows what went wrong where somebody can try again, and otherwise throws it. */
    void complain(InscapeException failure);

    @Override
    void close();
}
