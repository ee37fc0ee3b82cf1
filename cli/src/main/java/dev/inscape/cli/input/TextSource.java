package dev.inscape.cli.input;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.cli.terminal.Terminal;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.lab.corpus.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a command's text comes from: the argument itself, the file that it names, or standard input. */
public sealed interface TextSource {

    /** The longest text that is read whole; models read far less. */
    int MOST_BYTES = 16 << 20;

    /** Reads it. */
    InputText read();

    /** The argument itself. */
    record Literal(String text) implements TextSource {
        @Override
        public InputText read() {
            return new InputText(text, "the text");
        }
    }

    /** A file. */
    record File(Path path) implements TextSource {
        @Override
        public InputText read() {
            var name = path.toString();
            if (Files.isDirectory(path)) {
                throw new InscapeException(
                        name + " is a directory; name a file in it, or if this is the text, say --text " + name);
            }
            try (var stream = Files.newInputStream(path)) {
                return whole(stream, name);
            } catch (IOException e) {
                throw new InscapeException("cannot read " + name + ": " + Reason.of(e), e);
            }
        }
    }

    /** Standard input, to its end. */
    record Standard(InputStream stream) implements TextSource {
        @Override
        public InputText read() {
            try {
                return whole(stream, "standard input");
            } catch (IOException e) {
                throw new InscapeException("cannot read standard input: " + Reason.of(e), e);
            }
        }
    }

    /**
     * What an argument means: none or {@code -} is standard input, the name of something that exists a file, else a
     * text.
     */
    static TextSource of(@Nullable String argument, Terminal terminal) {
        if (argument == null && terminal.inIsTerminal()) {
            throw new UsageException(
                    "give a text in quotes, the name of a file, or - to type the text and end it with Ctrl-D");
        }
        if (argument == null || argument.equals("-")) {
            return new Standard(terminal.in());
        }
        var path = existing(argument);
        return path != null ? new File(path) : new Literal(argument);
    }

    /** Whether a text looks like the name of a file, which its author may have mistyped. */
    static boolean looksLikeAFile(String text) {
        int dot = text.lastIndexOf('.');
        var extension = text.substring(dot + 1);
        return text.chars().noneMatch(Character::isWhitespace) && dot > 0 && !extension.isEmpty()
                && extension.length() <= 5
                && extension.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))
                && extension.chars().anyMatch(Character::isLetter) && Visible.of(text).equals(text);
    }

    private static @Nullable Path existing(String argument) {
        try {
            var path = Path.of(argument);
            return !argument.isEmpty() && Files.exists(path) ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static InputText whole(InputStream stream, String origin) throws IOException {
        var bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new InscapeException(origin + " is longer than " + (MOST_BYTES >> 20)
                    + " MiB; give one text, or many with: inscape extract MODEL --corpus FILE --out DIR");
        }
        return new InputText(InputText.withoutLastLineEnd(Utf8.decode(bytes, origin)), origin);
    }
}
