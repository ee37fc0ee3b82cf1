package dev.inscape.bench;

import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.safetensors.SafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.measure.Ceilings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A file of 500 MB in the page cache: from opening it to the first value of its first tensor, and reading all of it, each time
 * through a mapping of its own, against reading memory that is mapped already.
 */
final class SafetensorsReading {

    private static final int TENSORS = 125;
    private static final long SIDE = 1000;
    /** Rounds until the code around the 125 short sums is compiled. */
    private static final int WARMING = 10;
    private static final int ROUNDS = 21;

    private SafetensorsReading() {
    }

    static void run() {
        try {
            var path = Files.createTempFile("inscape-bench", ".safetensors");
            try {
                write(path);
                measure(path);
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path path) {
        var entries = IntStream.range(0, TENSORS)
                .mapToObj(i -> new TensorEntry("layers." + i + ".weight", DType.FLOAT32, SIDE, SIDE)).toList();
        try (var scope = Scope.open();
                var rng = Rng.seeded(1);
                var out = SafetensorsWriter.create(path, Map.of(), entries)) {
            var values = rng.normal(DType.FLOAT32, SIDE, SIDE);
            entries.forEach(entry -> out.write(values.segment()));
            out.finish();
        }
    }

    private static void measure(Path path) throws IOException {
        long bytes = Files.size(path);
        System.out.printf("%d bytes, %d tensors, in the page cache%n", bytes, TENSORS);
        System.out.printf("very first opening of this process: %.1f ms%n", openingMilliseconds(path));
        double first = 0;
        var openings = new ArrayList<Double>();
        var rates = new ArrayList<Double>();
        var shares = new ArrayList<Double>();
        for (int round = 0; round < WARMING + ROUNDS; round++) {
            double opening = openingMilliseconds(path);
            double ceiling = Ceilings.readGigabytes();
            double rate = bytes / readingNanoseconds(path);
            first = round == 0 ? rate : first;
            if (round >= WARMING) {
                openings.add(opening);
                rates.add(rate);
                shares.add(rate / ceiling);
            }
        }
        System.out.printf("first reading of all: %.1f GB/s%n", first);
        System.out.printf("opening to the first value: %.2f ms (median of %d)%n", Medians.of(openings), ROUNDS);
        System.out.printf("reading all: %.1f GB/s, %.2f of the read bandwidth (medians of %d)%n", Medians.of(rates),
                Medians.of(shares), ROUNDS);
    }

    private static double openingMilliseconds(Path path) {
        long start = System.nanoTime();
        try (var weights = SafetensorsWeights.open(path); var scope = Scope.open()) {
            weights.tensor("layers.0.weight").select(0, 0).select(0, 0).item();
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static double readingNanoseconds(Path path) {
        return Compute.call(() -> {
            long start = System.nanoTime();
            try (var weights = SafetensorsWeights.open(path)) {
                for (var name : List.copyOf(weights.names())) {
                    try (var scope = Scope.open()) {
                        weights.tensor(name).sum();
                    }
                }
                return (double) (System.nanoTime() - start);
            }
        });
    }
}
