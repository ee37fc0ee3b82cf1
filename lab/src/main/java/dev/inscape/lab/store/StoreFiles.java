package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Steps on the files of a store, and why they fail. */
final class StoreFiles {

    private static final Pattern SHARD = Pattern.compile("shard-\\d{5,}\\.safetensors");
    private static final Pattern LEFT_OVER = Pattern.compile(
            "(shard-\\d{5,}\\.safetensors|index\\.parquet|unfinished\\.json)\\.(partial.*|overflow)");
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private StoreFiles() {
    }

    /** The absolute place of a store that is to be made, behind links; an error where something is there. */
    static Path free(Path place) {
        try {
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
                throw new InscapeException(
                        "cannot write " + place + ": there is a file of that name; name another one");
            }
            return place.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory);
        }
    }

    /** Whether a file of this name appears only once all of it is there. */
    static boolean isWhole(String name) {
        return SHARD.matcher(name).matches() || name.equals(IndexFile.NAME) || name.equals(UnfinishedStore.DESCRIPTION)
                || name.equals("unfinished.json");
    }

    /** Whether a file of this name was still being written. */
    static boolean isLeftOver(String name) {
        return LEFT_OVER.matcher(name).matches();
    }

    /** How many files with states a directory has. */
    static int shards(Path directory) {
        try (var files = Files.list(directory)) {
            return (int) files.filter(file -> SHARD.matcher(String.valueOf(file.getFileName())).matches()).count();
        } catch (IOException e) {
            throw new InscapeException("cannot read " + directory + ": " + e.getMessage(), e);
        }
    }

    /** An error where a directory has files that no run of ours has made: they would be lost. */
    static void requireOurs(Path directory, String lock) throws IOException {
        try (var inside = Files.list(directory)) {
            var foreign = inside.map(path -> String.valueOf(path.getFileName())).filter(
                    name -> !name.equals(lock) && !isWhole(name) && !LEFT_OVER.matcher(name).matches()).sorted()
                    .findFirst();
            if (foreign.isPresent()) {
                throw new InscapeException(directory + " is in the way: " + foreign.get()
                        + " in it is of no unfinished store; name another place");
            }
        }
    }

    /** Removes what a run that was killed has left. */
    static void remove(Path directory, Predicate<String> names) throws IOException {
        try (var inside = Files.list(directory)) {
            for (var path : inside.filter(path -> names.test(String.valueOf(path.getFileName()))).toList()) {
                try (var below = Files.walk(path)) {
                    for (var each : below.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(each);
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits until the disk knows the names in a directory; Windows opens no directories. */
    static void force(@Nullable Path directory) throws IOException {
        if (POSIX && directory != null) {
            try (var channel = FileChannel.open(directory)) {
                channel.force(true);
            }
        }
    }

    static InscapeException failed(Path place, IOException e) {
        var reason = switch (e) {
            case NoSuchFileException _ -> "there is no directory " + place.toAbsolutePath().getParent()
                    + "; make it first";
            case DirectoryNotEmptyException _ -> "something else was put into it meanwhile";
            case FileAlreadyExistsException _ -> "something of that name is there";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
        return new InscapeException("cannot write " + place + ": " + reason, e);
    }
}
