package dev.inscape.cli.chat;

import dev.inscape.InscapeException;
import dev.inscape.cli.input.LineStream;
import dev.inscape.cli.terminal.Harmless;
import dev.inscape.cli.terminal.Terminal;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.model.generation.Cancellation;
import java.io.IOException;
import java.util.Optional;
import org.jline.utils.Signals;

/**
 * A conversation without an editor: each line that is not blank is a message, an answer ends with the end of a line, and remarks go
 * to standard error. Where nobody types, an error ends it, and so does Ctrl-C.
 */
final class PlainRoom implements Room {

    private static final String INTERRUPT = "INT";

    private final Terminal terminal;
    private final LineStream lines;
    private boolean lineBegun;
    private boolean broken;

    PlainRoom(Terminal terminal) {
        this.terminal = terminal;
        this.lines = new LineStream(terminal.in(), "standard input");
    }

    /** None too where nobody reads the answers any more. */
    @Override
    public Optional<String> read() {
        if (broken) {
            return Optional.empty();
        }
        var line = next();
        while (line.isPresent() && line.get().isBlank()) {
            line = next();
        }
        return line;
    }

    private Optional<String> next() {
        if (terminal.inIsTerminal()) {
            terminal.err().print("> ");
        }
        return lines.next();
    }

    @Override
    public void interruptible(Cancellation cancellation, Runnable work) {
        if (!terminal.inIsTerminal()) {
            work.run();
            return;
        }
        var before = Signals.register(INTERRUPT, cancellation::cancel);
        try {
            work.run();
        } finally {
            Signals.unregister(INTERRUPT, before);
        }
    }

    @Override
    public void show(String piece) {
        if (!piece.isEmpty()) {
            terminal.out().print(terminal.outIsTerminal() ? Harmless.of(piece) : piece);
            lineBegun = !piece.endsWith("\n");
        }
        if (terminal.outIsTerminal()) {
            terminal.out().flush();
        }
    }

    @Override
    public void endAnswer() {
        if (lineBegun) {
            terminal.out().print('\n');
            lineBegun = false;
        }
        try {
            terminal.finish();
        } catch (IOException e) {
            broken = true; // the terminal keeps the reason and says it when the command ends
        }
    }

    @Override
    public void say(String remark) {
        terminal.err().println("inscape: " + remark.replace("\n", "\ninscape: "));
    }

    @Override
    public void complain(InscapeException failure) {
        if (!terminal.inIsTerminal()) {
            throw failure;
        }
        say(Visible.of(String.valueOf(failure.getMessage())));
    }

    @Override
    public void close() {
        // the streams are the terminal's
    }
}
