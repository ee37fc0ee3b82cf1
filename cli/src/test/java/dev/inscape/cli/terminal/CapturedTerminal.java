package dev.inscape.cli.terminal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A terminal whose streams are kept in memory. */
public final class CapturedTerminal {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private byte[] in = {};
    private Terminal.Attached attached = Terminal.Attached.NONE;

    public CapturedTerminal typing(String text) {
        return typing(text.getBytes(StandardCharsets.UTF_8));
    }

    public CapturedTerminal typing(byte[] bytes) {
        in = bytes;
        return this;
    }

    public CapturedTerminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** All three streams are on a screen of so many columns. */
    public CapturedTerminal onScreen(int columns) {
        attached = new Terminal.Attached(true, true, true, () -> columns);
        return this;
    }

    public Terminal open() {
        return openWith(out);
    }

    /** With results that cannot be written. */
    public Terminal openBroken(String reason) {
        return openWith(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        });
    }

    private Terminal openWith(OutputStream results) {
        return new Terminal(new ByteArrayInputStream(in), results, err, environment, attached);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
