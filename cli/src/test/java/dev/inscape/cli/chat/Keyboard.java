package dev.inscape.cli.chat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** A terminal of JLine's with a line discipline of its own, so that what a key does is what the session makes of it. */
final class Keyboard {

    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final String UP = "\u001bOA";
    static final String ALT_ENTER = "\u001b\r";
    static final String PASTE = "\u001b[200~";
    static final String PASTED = "\u001b[201~";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Keys keys = new Keys();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Terminal terminal;

    Keyboard() {
        try {
            terminal = new ExternalTerminal("test", "xterm", keys, screen, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal.setSize(new Size(80, 24));
    }

    Terminal terminal() {
        return terminal;
    }

    Keyboard type(String text) {
        for (byte key : text.getBytes(StandardCharsets.UTF_8)) {
            keys.pressed.add(key & 0xFF);
        }
        return this;
    }

    /** Types once the screen has shown a text so many times; the session runs on another thread meanwhile. */
    Keyboard awaiting(String text, int times, String typed) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Pattern.compile(text, Pattern.LITERAL).matcher(screen()).results().count() < times) {
            if (System.nanoTime() > end) {
                throw new AssertionError("\"" + text + "\" was not shown " + times + " times: " + screen());
            }
            Thread.onSpinWait();
        }
        return type(typed);
    }

    /** All that was ever shown, escape sequences too. */
    String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** Keys as they are pressed. A pipe of the JDK's will not do: it minds when the thread that typed has ended. */
    private static final class Keys extends InputStream {

        private final BlockingQueue<Integer> pressed = new LinkedBlockingQueue<>();

        @Override
        public int read() throws IOException {
            try {
                return pressed.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("nobody types any more");
            }
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            bytes[from] = (byte) read();
            return 1;
        }
    }
}
