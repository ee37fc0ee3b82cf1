package dev.inscape.lab.extract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.inscape.InscapeException;
import dev.inscape.model.Captured;
import dev.inscape.model.ModelInfo;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Hidden states of many texts: {@code states-00000.safetensors} and on, each as {@link StatesFile} has it with
 * {@code lines} [text] (the texts' numbers) and {@code starts} [text + 1] (where each text's rows begin) before, and
 * {@code index.json}. It is built beside its place and moved there once it is complete; else nothing is left.
 */
public final class StatesDirectory implements AutoCloseable {

    private final Path directory;
    private final Path partial;
    private final ModelInfo info;
    private final Extras extras;
    private final Thread cleaning = new Thread(this::remove, "inscape-cleaning");
    private int shards;

    private StatesDirectory(Path directory, Path partial, ModelInfo info, Extras extras) {
        this.directory = directory;
        this.partial = partial;
        this.info = info;
        this.extras = extras;
        Runtime.getRuntime().addShutdownHook(cleaning);
    }

    /** Begins a directory; an error where there is something already, unless it is an empty directory. */
    static StatesDirectory create(Path directory, ModelInfo info, Extras extras) {
        var place = free(directory);
        try {
            var partial = Files.createDirectory(place.resolveSibling(place.getFileName() + ".partial-"
                    + Long.toHexString(ThreadLocalRandom.current().nextLong())));
            return new StatesDirectory(place, partial, info, extras);
        } catch (IOException e) {
            throw new InscapeException("cannot write into " + place.getParent() + ": it is missing or not writable",
                    e);
        }
    }

    /** The absolute place, behind symbolic links, of a directory that is empty or not there yet. */
    private static Path free(Path directory) {
        if (!Files.isDirectory(directory)) {
            // A link that leads nowhere, or a device, is something too.
            if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new InscapeException(
                        "cannot write the directory " + directory + ": there is a file of that name");
            }
            return directory.toAbsolutePath().normalize();
        }
        try (var content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new InscapeException(
                        "the directory " + directory + " is not empty; name another one, or remove it first");
            }
            return directory.toRealPath();
        } catch (IOException e) {
            throw new InscapeException("cannot read the directory " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Writes one batch; the numbers are those of its texts. */
    void write(List<Long> numbers, Captured captured) {
        var packing = captured.packing();
        var order = packing.groups().stream().flatMap(group -> group.texts().stream()).toList();
        var lines = order.stream().mapToLong(text -> numbers.get(text)).toArray();
        var starts = new long[order.size() + 1];
        for (int i = 0; i < order.size(); i++) {
            starts[i] = packing.firstRow(order.get(i));
        }
        starts[order.size()] = packing.rows();
        StatesFile.write(partial.resolve("states-%05d.safetensors".formatted(shards++)), info, captured, extras,
                List.of(new StatesFile.Numbers("lines", lines, lines.length),
                        new StatesFile.Numbers("starts", starts, starts.length)));
    }

    /** Writes the index and moves the directory to its place. */
    void complete(ExtractionReport report) {
        var index = new LinkedHashMap<String, Object>();
        index.put("texts", report.texts());
        index.put("tokens", report.tokens());
        index.put("shards", shards);
        index.put("provenance", Map.copyOf(StatesFile.provenance(info)));
        try {
            var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT,
                    SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
            Files.writeString(partial.resolve("index.json"), mapper.writeValueAsString(index) + "\n");
            if (Files.isDirectory(directory)) {
                Files.delete(directory);
            }
            Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException e) {
            throw new InscapeException("cannot write " + directory
                    + ": something else was put into it meanwhile; nothing of these states was left behind", e);
        } catch (IOException e) {
            throw new InscapeException(
                    "cannot write " + directory + ": " + e.getMessage() + "; nothing was left behind", e);
        }
    }

    /** Removes what was written, unless it was completed. */
    @Override
    public void close() {
        remove();
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
        try (var content = Files.walk(partial)) {
            for (var path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new InscapeException("cannot remove " + partial + ": " + e.getMessage(), e);
        }
    }
}
