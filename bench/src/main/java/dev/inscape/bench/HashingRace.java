package dev.inscape.bench;

import dev.inscape.hub.found.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Random;

/** SHA-256 of a model's file of 400 MB in the page cache: ours, and the program {@code sha256sum}. */
final class HashingRace {

    private static final int PIECE = 1 << 20;
    private static final int PIECES = 400;
    private static final int ROUNDS = 5;

    private HashingRace() {
    }

    static void run() {
        try {
            var directory = Files.createTempDirectory("inscape-bench");
            var file = directory.resolve("model.safetensors");
            try {
                Files.writeString(directory.resolve("config.json"), "{}");
                write(file);
                race(directory, file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory.resolve("config.json"));
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file) throws IOException {
        var random = new Random(1);
        var piece = new byte[PIECE];
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < PIECES; i++) {
                random.nextBytes(piece);
                out.write(ByteBuffer.wrap(piece));
            }
        }
    }

    private static void race(Path directory, Path file) throws IOException {
        var our = new ArrayList<Double>();
        var their = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (int round = 0; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            var ours = ModelFiles.resolve(directory.toString()).hashes().get("model.safetensors");
            double one = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            var theirs = sha256sum(file);
            double other = (System.nanoTime() - start) / 1e9;
            if (!theirs.equals(ours)) {
                throw new IllegalStateException("sha256sum says " + theirs + ", not " + ours);
            }
            if (round > 0) {
                our.add(one);
                their.add(other);
                ratios.add(other / one);
            }
        }
        double size = (double) PIECE * PIECES / 1e9;
        System.out.printf("ours %.2f GB/s, sha256sum %.2f GB/s, median ratio %.2f%n", size / Medians.of(our),
                size / Medians.of(their), Medians.of(ratios));
    }

    private static String sha256sum(Path file) throws IOException {
        var process = new ProcessBuilder("sha256sum", file.toString()).start();
        try (var out = process.inputReader()) {
            return out.readLine().substring(0, 64);
        }
    }
}
