package dev.inscape.lab.corpus;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that are read whole. */
final class CorpusFile {

    private static final long LARGEST = 64L << 20;

    private CorpusFile() {
    }

    /** The file's text; an error where it is no UTF-8, or larger than what is read whole. */
    static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw new InscapeException(file + " is a directory; name a file in it");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new InscapeException(file + " is longer than " + (LARGEST >> 20) + " MiB; cut it into several");
            }
            return Utf8.decode(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    static InscapeException unreadable(String name, IOException e) {
        var reason = switch (e) {
            case NoSuchFileException _ -> "there is no such file or directory";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
        return new InscapeException("cannot read " + name + ": " + reason, e);
    }
}
