package dev.inscape.hub.cache;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The rule for file names that come from a server: they stay below the directory they are put into, on every system. */
public final class RepoPath {

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private RepoPath() {
    }

    /** Whether a name is relative, parted by slashes, without {@code .}, {@code ..}, backslashes and control characters. */
    public static boolean isSafe(String name) {
        if (name.isEmpty() || name.indexOf('\\') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        for (var part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || DRIVE.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    /** The name below a directory; an error where it is not safe, or would lie elsewhere. */
    public static Path below(Path directory, String name) {
        if (isSafe(name)) {
            var path = resolved(directory, name);
            if (path.startsWith(directory.normalize()) && !path.equals(directory.normalize())) {
                return path;
            }
        }
        throw new InscapeException("refused the file name \"" + Quoted.of(name)
                + "\": it could lead out of its directory; nothing was written");
    }

    private static Path resolved(Path directory, String name) {
        try {
            return directory.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new InscapeException("refused the file name \"" + Quoted.of(name)
                    + "\": the file system here cannot have it; nothing was written", e);
        }
    }
}
