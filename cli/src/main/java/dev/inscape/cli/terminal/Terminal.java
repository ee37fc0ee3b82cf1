package dev.inscape.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The three streams of a command and what is known of them. Results go to {@link #out}, everything else to {@link
 * #err}; both are written as UTF-8 whatever the locale says, since the pieces of a text are in every script.
 */
public final class Terminal {

    private static final int BUFFER = 1 << 14;

    private final InputStream in;
    private final Watched watched;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Attached attached;

    /**
     * Which streams are connected to a screen and a keyboard.
     *
     * @param in      whether somebody types the input
     * @param out     whether somebody looks at the results
     * @param err     whether somebody looks at the messages
     * @param columns asks for the width of the screen; 0 where it is not known
     */
    public record Attached(boolean in, boolean out, boolean err, IntSupplier columns) {

        /** No stream is: everything comes from and goes to files or pipes. */
        public static final Attached NONE = new Attached(false, false, false, () -> 0);
    }

    public Terminal(InputStream in, OutputStream out, OutputStream err, Map<String, String> environment,
            Attached attached) {
        this.in = in;
        this.watched = new Watched(out);
        this.out = new PrintStream(new BufferedOutputStream(watched, BUFFER), false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.environment = Map.copyOf(environment);
        this.attached = attached;
    }

    public InputStream in() {
        return in;
    }

    /** Results. Buffered: {@link #finish} sends them. */
    public PrintStream out() {
        return out;
    }

    /** Messages: sent line by line. */
    public PrintStream err() {
        return err;
    }

    /** An environment variable; empty where it is not set. */
    public String environment(String name) {
        return environment.getOrDefault(name, "");
    }

    /** All environment variables. */
    public Map<String, String> environment() {
        return environment;
    }

    public boolean inIsTerminal() {
        return attached.in;
    }

    public boolean outIsTerminal() {
        return attached.out;
    }

    public boolean errIsTerminal() {
        return attached.err;
    }

    /** The width to fit: {@code COLUMNS}, else that of the screen, else 80. */
    public int columns() {
        var set = environment("COLUMNS");
        if (!set.isEmpty() && set.length() < 5 && set.chars().allMatch(Character::isDigit)) {
            return Math.max(40, Integer.parseInt(set));
        }
        int asked = attached.columns.getAsInt();
        return asked == 0 ? 80 : Math.max(40, asked);
    }

    /**
     * Sends what is left of the results; throws what went wrong with any of them, which a {@code PrintStream}
     * swallows.
     */
    public void finish() throws IOException {
        out.flush();
        if (watched.failure != null) {
            throw watched.failure;
        }
    }

    /** Remembers why writing failed, and writes no more after that. */
    private static final class Watched extends OutputStream {
        private final OutputStream target;
        private @Nullable IOException failure;

        Watched(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            attempt(() -> target.write(bytes, from, length));
        }

        @Override
        public void flush() {
            attempt(target::flush);
        }

        private void attempt(Writing writing) {
            try {
                if (failure == null) {
                    writing.run();
                }
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
