package dev.inscape.cli.input;

import dev.inscape.InscapeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of one text per line. Lines that are empty or blank are left out, and counted: the number of a line stays the
 * one that an editor shows.
 *
 * @param lines those with a text
 * @param blank how many were left out
 */
public record LineFile(List<Line> lines, int blank) {

    private static final int BUFFER = 1 << 16;

    public LineFile {
        lines = List.copyOf(lines);
    }

    /** Reads a file, or standard input for {@code -}. */
    public static LineFile read(String name, InputStream standard) {
        try {
            if (name.equals("-")) {
                return read(standard, "standard input");
            }
            var path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new InscapeException(name + " is a directory; --lines wants a file with one text per line");
            }
            try (var stream = Files.newInputStream(path)) {
                return read(stream, name);
            }
        } catch (IOException e) {
            throw new InscapeException("cannot read " + name + ": " + Reason.of(e), e);
        }
    }

    private static LineFile read(InputStream stream, String name) throws IOException {
        var reader = new Splitter(name);
        var buffer = new byte[BUFFER];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            reader.take(buffer, read);
        }
        reader.end();
        if (reader.lines.isEmpty()) {
            throw new InscapeException(name + " has no line with a text" + (reader.blank == 0
                    ? "; it is empty"
                    : "; its " + reader.blank + " lines are blank"));
        }
        return new LineFile(reader.lines, reader.blank);
    }

    /** Cuts bytes at line feeds; in UTF-8 no other character contains one. */
    private static final class Splitter {
        private final String name;
        private final List<Line> lines = new ArrayList<>();
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
        private int number = 1;
        private long offset;
        private int blank;

        Splitter(String name) {
            this.name = name;
        }

        void take(byte[] bytes, int length) {
            int from = 0;
            for (int i = 0; i < length; i++) {
                if (bytes[i] == '\n') {
                    begun.write(bytes, from, i - from);
                    line(1);
                    from = i + 1;
                }
            }
            begun.write(bytes, from, length - from);
            if (begun.size() > TextSource.MOST_BYTES) {
                throw new InscapeException(name + " line " + number + " is longer than " + (TextSource.MOST_BYTES >> 20)
                        + " MiB; is this a text file with one text per line?");
            }
        }

        void end() {
            if (begun.size() > 0) {
                line(0);
            }
        }

        private void line(int end) {
            var bytes = begun.toByteArray();
            begun.reset();
            var text = Utf8.decode(ByteBuffer.wrap(bytes), offset, name);
            text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            if (text.isBlank()) {
                blank++;
            } else {
                lines.add(new Line(number, new InputText(text, name + " line " + number).content()));
            }
            offset += bytes.length + end;
            number++;
        }
    }
}
