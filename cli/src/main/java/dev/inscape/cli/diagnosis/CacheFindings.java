package dev.inscape.cli.diagnosis;

import dev.inscape.cli.terminal.Decimals;
import dev.inscape.hub.CacheDirectory;
import dev.inscape.tensor.runtime.LibTorch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The directories where unpacked libraries and models are kept. */
final class CacheFindings {

    private static final String SECTION = "caches";
    private static final long LITTLE_SPACE = 1L << 30;

    private CacheFindings() {
    }

    static List<Finding> all(UnaryOperator<String> environment) {
        var findings = new ArrayList<Finding>();
        directories(environment).forEach((name, directory) -> findings.add(of(name, directory)));
        return findings;
    }

    static Map<String, Path> directories(UnaryOperator<String> environment) {
        var home = Path.of(System.getProperty("user.home"));
        var directories = new LinkedHashMap<String, Path>();
        directories.put("libtorch", LibTorch.unpackedInto());
        var tokenizers = environment.apply("DJL_CACHE_DIR");
        directories.put("tokenizers", tokenizers.isEmpty() ? home.resolve(".djl.ai") : Path.of(tokenizers));
        directories.put("models", CacheDirectory.path());
        return directories;
    }

    static Finding of(String name, Path directory) {
        var value = new LinkedHashMap<String, Object>();
        value.put("path", directory.toString());
        try {
            var existing = nearestExisting(directory);
            long free = Files.getFileStore(existing).getUsableSpace();
            long size = Files.isDirectory(directory) ? size(directory) : 0;
            value.put("bytes", size);
            value.put("free_bytes", free);
            boolean writable = Files.isWritable(existing);
            var shown = directory + ": " + (Files.isDirectory(directory) ? Decimals.bytes(size) : "not there yet")
                    + ", "
                    + Decimals.bytes(free) + " free";
            return Finding.check(SECTION, name, shown, value, writable && free >= LITTLE_SPACE, writable
                    ? "less than 1 GiB is free there"
                    : "it cannot be written; make it writable, or set another place");
        } catch (IOException | UncheckedIOException e) {
            return Finding.check(SECTION, name, directory + ": cannot be looked at", value, false,
                    String.valueOf(e.getMessage()));
        }
    }

    private static Path nearestExisting(Path directory) {
        var at = directory.toAbsolutePath();
        for (var up = at.getParent(); !Files.exists(at) && up != null; up = at.getParent()) {
            at = up;
        }
        return at;
    }

    private static long size(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
