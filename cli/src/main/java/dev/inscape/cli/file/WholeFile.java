package dev.inscape.cli.file;

import dev.inscape.InscapeException;
import dev.inscape.cli.input.Reason;
import dev.inscape.hub.PartialFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a text to a file, or leaves what was there. */
public final class WholeFile {

    private WholeFile() {
    }

    /** An error unless a file can be made there: called before work whose result would be lost. */
    public static void requirePlace(Path target) {
        if (Files.isDirectory(target)) {
            throw new InscapeException(target + " is a directory; name a file in it");
        }
        var directory = directoryOf(target);
        if (!Files.isDirectory(directory)) {
            throw new InscapeException(
                    "cannot write " + target + ": there is no directory " + directory + "; make it first");
        }
        if (!Files.isWritable(directory)) {
            throw new InscapeException("cannot write " + target + ": no permission to write in " + directory);
        }
    }

    /** Makes the file beside its place and moves it in. A device or a pipe is written to directly. */
    public static void write(Path target, String text) {
        requirePlace(target);
        try {
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                Files.writeString(target, text);
            } else {
                moveIn(target, text);
            }
        } catch (IOException e) {
            throw new InscapeException("cannot write " + target + ": " + Reason.of(e), e);
        }
    }

    private static void moveIn(Path target, String text) throws IOException {
        try (var file = PartialFile.create(Files.exists(target) ? target.toRealPath() : target)) {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            file.finish();
        }
    }

    private static Path directoryOf(Path target) {
        var parent = target.toAbsolutePath().getParent();
        return parent == null ? target.toAbsolutePath() : parent;
    }
}
