package dev.inscape.cli.input;

import dev.inscape.InscapeException;
import dev.inscape.lab.corpus.Utf8;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Lines of UTF-8 that are read one by one, as soon as each is there. */
public final class LineStream {

    private final InputStream stream;
    private final String name;
    private long offset;
    private int number;

    /** The name is for messages. */
    public LineStream(InputStream stream, String name) {
        this.stream = new BufferedInputStream(stream);
        this.name = name;
    }

    /** The next line without its end; none at the end of the stream. */
    public Optional<String> next() {
        try {
            var bytes = new ByteArrayOutputStream();
            int next = stream.read();
            boolean ended = next < 0;
            number++;
            while (next >= 0 && next != '\n') {
                bytes.write(next);
                if (bytes.size() > TextSource.MOST_BYTES) {
                    throw new InscapeException(name + " line " + number + " is longer than "
                            + (TextSource.MOST_BYTES >> 20) + " MiB; is this text?");
                }
                next = stream.read();
            }
            return ended ? Optional.empty() : Optional.of(text(bytes.toByteArray()));
        } catch (IOException e) {
            throw new InscapeException("cannot read " + name + ": " + Reason.of(e), e);
        }
    }

    private String text(byte[] bytes) {
        var text = Utf8.decode(ByteBuffer.wrap(bytes), offset, name);
        offset += bytes.length + 1L;
        text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return text.isEmpty() ? text : new InputText(text, name + " line " + number).content();
    }
}
