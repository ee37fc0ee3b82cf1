package dev.inscape.hub;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A directory in the making: filled under a name of its own beside its place, moved there in one step when it is complete,
 * and removed with all that is in it when it is not, also when the process is interrupted.
 */
public final class PartialDirectory implements AutoCloseable {

    private final Path place;
    private final Path partial;
    private final Thread cleaning = new Thread(this::remove, "inscape-cleaning");
    private boolean ended;

    private PartialDirectory(Path place) throws IOException {
        this.place = place;
        this.partial = place.resolveSibling(
                place.getFileName() + ".partial-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        Files.createDirectory(partial);
        Runtime.getRuntime().addShutdownHook(cleaning);
    }

    /** Begins a directory; an error where something other than an empty directory, or a link to one, has its name already. */
    public static PartialDirectory create(Path place) {
        try {
            return new PartialDirectory(free(place));
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    /** The absolute place, behind links. */
    private static Path free(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (var inside = Files.list(place)) {
                if (inside.findAny().isPresent()) {
                    throw new InscapeException("cannot write " + place
                            + ": there is a directory of that name with files in it; name another one");
                }
            }
            return place.toRealPath();
        }
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) { // a link that leads nowhere is something too
            throw new InscapeException("cannot write " + place + ": there is a file of that name; name another one");
        }
        return place.toAbsolutePath().normalize();
    }

    /** Where to put files for now. */
    public Path path() {
        return partial;
    }

    /** Moves the directory to its place. */
    public void finish() {
        try {
            if (Files.isDirectory(place)) {
                Files.delete(place); // Windows replaces none
            }
            Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException e) {
            throw new InscapeException("cannot write " + place
                    + ": something else was put into it meanwhile; nothing of this was left behind", e);
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    private static InscapeException failed(Path place, IOException e) {
        var reason = switch (e) {
            case NoSuchFileException _ -> "there is no directory " + place.toAbsolutePath().getParent();
            case FileAlreadyExistsException _ -> "something of that name is there";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
        return new InscapeException("cannot write " + place + ": " + reason + "; nothing was left behind", e);
    }

    /** Removes what was written, unless it was finished. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            remove();
            forgetCleaning();
        }
    }

    private void forgetCleaning() {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaning);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running, or has run: it removes the same files.
        }
    }

    private void remove() {
        if (!Files.exists(partial)) {
            return;
        }
        try (var inside = Files.walk(partial)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new InscapeException("cannot remove " + partial + ", which was not finished: " + e.getMessage(), e);
        }
    }
}
