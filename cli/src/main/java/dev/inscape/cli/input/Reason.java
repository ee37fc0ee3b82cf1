package dev.inscape.cli.input;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Why the system refused to read or write, in its own words where it has some, without the name of the file. */
public final class Reason {

    private Reason() {
    }

    public static String of(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file or directory";
            case AccessDeniedException _ -> "permission denied";
            case NotDirectoryException _ -> "it is not a directory";
            case FileSystemException named -> orType(named.getReason(), named);
            default -> orType(failure.getMessage(), failure);
        };
    }

    /** Whether nobody reads the other end of a pipe any more. */
    public static boolean isBrokenPipe(IOException failure) {
        return "Broken pipe".equals(failure.getMessage());
    }

    private static String orType(@Nullable String reason, IOException failure) {
        var text = reason == null ? failure.getClass().getSimpleName() : reason;
        return text.startsWith("No space left")
                ? "no space left on the disk; free some, or choose another place"
                : text;
    }
}
