package dev.inscape.cli.chat;

import dev.inscape.InscapeException;
import dev.inscape.cli.input.Reason;
import dev.inscape.cli.terminal.ColourChoice;
import dev.inscape.cli.terminal.Harmless;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Terminal;
import dev.inscape.hub.CacheDirectory;
import dev.inscape.model.generation.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;

/** A conversation at a terminal. */
final class TypedRoom implements Room {

    private static final int ROWS = 24;

    private final org.jline.terminal.Terminal screen;
    private final MessageEditor editor;
    private final Ink ink;
    private final SignalHandler before;
    private boolean lineBegun;

    TypedRoom(org.jline.terminal.Terminal screen, HistoryFile history, Ink ink) {
        this.screen = screen;
        this.editor = new MessageEditor(screen, history, ink);
        this.ink = ink;
        // Between an answer and the next prompt a Ctrl-C comes too late for the one and too early for the other.
        this.before = screen.handle(Signal.INT, signal -> {
        });
    }

    /** A plain room where the terminal cannot move its cursor. */
    static Room open(Terminal terminal) {
        try {
            terminal.finish();
            var screen = TerminalBuilder.builder().name("inscape").system(true).dumb(true)
                    .encoding(StandardCharsets.UTF_8).build();
            if (screen.getType().startsWith(org.jline.terminal.Terminal.TYPE_DUMB)) {
                screen.close();
                return new PlainRoom(terminal);
            }
            if (screen.getWidth() == 0) {
                screen.setSize(new Size(terminal.columns(), ROWS)); // a terminal that nobody gave a size, as in containers
            }
            var history = HistoryFile.in(CacheDirectory.path());
            var room = new TypedRoom(screen, history, Ink.of(ColourChoice.AUTO, terminal));
            history.problem().ifPresent(room::say);
            room.say("/help says what can be typed; Ctrl-D ends");
            return room;
        } catch (IOException e) {
            throw new InscapeException("cannot use the terminal: " + Reason.of(e)
                    + "; give the messages line by line through a pipe instead", e);
        }
    }

    @Override
    public Optional<String> read() {
        while (true) {
            try {
                var typed = editor.read();
                if (!typed.isBlank()) {
                    return Optional.of(typed);
                }
            } catch (UserInterruptException e) {
                if (e.getPartialLine() == null || e.getPartialLine().isEmpty()) {
                    say("Ctrl-D or /quit ends");
                }
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
    }

    /** What is typed meanwhile is not shown, and waits for the next message. */
    @Override
    public void interruptible(Cancellation cancellation, Runnable work) {
        var idle = screen.handle(Signal.INT, signal -> cancellation.cancel());
        boolean echo = screen.echo(false);
        try {
            work.run();
        } finally {
            screen.echo(echo);
            screen.handle(Signal.INT, idle);
        }
    }

    @Override
    public void show(String piece) {
        if (!piece.isEmpty()) {
            screen.writer().print(Harmless.of(piece));
            screen.flush();
            lineBegun = !piece.endsWith("\n");
        }
    }

    @Override
    public void endAnswer() {
        if (lineBegun) {
            screen.writer().println();
            lineBegun = false;
        }
        screen.flush();
    }

    @Override
    public void say(String remark) {
        remark.lines().forEach(line -> screen.writer().println(ink.dim(Harmless.of(line))));
        screen.flush();
    }

    @Override
    public void complain(InscapeException failure) {
        screen.writer().println(ink.yellow(Harmless.of(String.valueOf(failure.getMessage()))));
        screen.flush();
    }

    @Override
    public void close() {
        screen.handle(Signal.INT, before);
        try {
            screen.close();
        } catch (IOException e) {
            throw new InscapeException("cannot give the terminal back: " + Reason.of(e), e);
        }
    }
}
