package dev.inscape.lab.corpus;

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
 * A file's lines. Those that are empty or blank are left out, and counted: the number of a line stays the one that an editor
 * shows.
 *
 * @param name  the file, for messages
 * @param lines those with a text
 * @param blank how many were left out
 */
record Lines(String name, List<Line> lines, int blank) {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 16 << 20;

    /**
     * One line.
     *
     * @param number from 1
     * @param text   without its end
     */
    record Line(int number, String text) {
    }

    Lines {
        lines = List.copyOf(lines);
    }

    /** Reads a file, or standard input for {@code -}; an error where no line has a text. */
    static Lines read(String name, InputStream standard) {
        try {
            if (name.equals("-")) {
                return read(standard, "standard input");
            }
            var path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new InscapeException(name + " is a directory; name a file in it");
            }
            try (var stream = Files.newInputStream(path)) {
                return read(stream, name);
            }
        } catch (IOException e) {
            throw CorpusFile.unreadable(name, e);
        }
    }

    private static Lines read(InputStream stream, String name) throws IOException {
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
        return new Lines(name, reader.lines, reader.blank);
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
            if (begun.size() > LONGEST) {
                throw new InscapeException(name + " line " + number + " is longer than " + (LONGEST >> 20)
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
            if (text.indexOf(0) >= 0) {
                throw new InscapeException(name + " line " + number + " has a null character (U+0000) at position "
                        + text.indexOf(0) + "; a text has none: is this a binary file?");
            }
            if (text.isBlank()) {
                blank++;
            } else {
                lines.add(new Line(number, text));
            }
            offset += bytes.length + end;
            number++;
        }
    }
}
