package dev.inscape.cli.chat;

import dev.inscape.InscapeException;
import dev.inscape.cli.input.LineStream;
import dev.inscape.cli.terminal.Harmless;
import dev.inscape.cli.terminal.Terminal;
import dev.inscape.model.generation.Cancellation;
import java.io.IOException;
import java.util.Optional;

/**
 * A conversation in a pipe or a file: each line that is not blank is a message, an answer ends with the end of a line, and remarks
 * go to standard error. An error ends it.
 */
final class PipedRoom implements Room {

    private final Terminal terminal;
    private final LineStream lines;
    private boolean lineBegun;
    private boolean broken;

    PipedRoom(Terminal terminal) {
        this.terminal = terminal;
        this.lines = new LineStream(terminal.in(), "standard input");
    }

    /** None too where nobody reads the answers any more. */
    @Override
    public Optional<String> read() {
        if (broken) {
            return Optional.empty();
        }
        var line = lines.next();
        while (line.isPresent() && line.get().isBlank()) {
            line = lines.next();
        }
        return line;
    }

    @Override
    public void interruptible(Cancellation cancellation, Runnable work) {
        work.run();
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
        throw failure;
    }

    @Override
    public void close() {
        // the streams are the terminal's
    }
}
