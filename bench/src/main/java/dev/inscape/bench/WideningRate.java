package dev.inscape.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.gguf.GgufFile;
import dev.inscape.hub.gguf.block.GgmlType;
import dev.inscape.hub.gguf.block.Widening;
import dev.inscape.hub.save.Companions;
import dev.inscape.hub.save.ModelDirectory;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * How fast quantised weights become float32, in GB of floats written per second: the Q4_1 tensors of a real model as they are
 * loaded, into fresh memory and into memory that is written again and again; and the whole file, widened into another. {@code bench/peers/gguf_widening.py} does the
 * same with numpy; run it by hand in the same minute.
 */
final class WideningRate {

    private static final int ROUNDS = 15;
    private static final int FILES = 5;
    private static final long SYNTHETIC = 1L << 24;

    private WideningRate() {
    }

    static void run() {
        var path = SmolLm2.gguf();
        try (var file = GgufFile.open(path)) {
            var names = file.names().stream().filter(name -> file.info(name).type() == GgmlType.Q4_1).toList();
            long floats = names.stream().mapToLong(name -> count(file, name)).sum();
            System.out.printf("%d Q4_1 tensors of SmolLM2, %.0f MB of floats, median of %d%n", names.size(),
                    floats * 4 / 1e6,
                    ROUNDS);
            report("a tensor each", floats, () -> loadAll(file, names));
            fileToFile(path);
            for (var type : List.of(GgmlType.Q4_1, GgmlType.Q8_0, GgmlType.Q4_K, GgmlType.Q6_K)) {
                overAndOver(type);
            }
        }
    }

    /** What {@code bench/peers/llamacpp_requantise.py} measures of llama.cpp: the whole file, read, widened and written. */
    private static void fileToFile(Path path) {
        var seconds = new ArrayList<Double>();
        var model = ModelFiles.resolve(path.toString());
        for (int round = -1; round < FILES; round++) {
            try {
                var directory = Files.createTempDirectory("inscape-bench");
                long start = System.nanoTime();
                try (var weights = model.openWeights()) {
                    ModelDirectory.write(directory, weights, (ObjectNode) model.config(), Companions.NONE,
                            SaveOptions.DEFAULT);
                }
                if (round >= 0) {
                    seconds.add((System.nanoTime() - start) / 1e9);
                }
                for (var name : List.of("model.safetensors", "config.json", "")) {
                    Files.delete(directory.resolve(name));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        System.out.printf("file to file, float32         %6.2f s%n", Medians.of(seconds));
    }

    private static long count(GgufFile file, String name) {
        long count = 1;
        for (long size : file.shape(name)) {
            count *= size;
        }
        return count;
    }

    private static void loadAll(GgufFile file, List<String> names) {
        for (var name : names) {
            try (var scope = Scope.open()) {
                file.tensor(name);
            }
        }
    }

    /** Blocks of zeros do as well as others: nothing depends on their values. */
    private static void overAndOver(GgmlType type) {
        long bytes = type.bytes(new long[]{SYNTHETIC}, Long.MAX_VALUE).orElseThrow();
        try (var arena = Arena.ofShared(); var scope = Scope.open()) {
            MemorySegment blocks = arena.allocate(bytes);
            var target = Tensors.empty(DType.FLOAT32, SYNTHETIC).segment();
            var widening = new Widening(type, 1, SYNTHETIC, LongUnaryOperator.identity());
            report(type + ", 67 MB over and over", SYNTHETIC, () -> widening.into(blocks, DType.FLOAT32, target));
        }
    }

    private static void report(String what, long floats, Runnable work) {
        var rates = new ArrayList<Double>();
        for (int round = -2; round < ROUNDS; round++) {
            long start = System.nanoTime();
            work.run();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (round >= 0) {
                rates.add(floats * 4 / seconds / 1e9);
            }
        }
        System.out.printf("%-28s %6.2f GB/s%n", what, Medians.of(rates));
    }
}
