package dev.inscape.bench;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.PackedWeight;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.measure.Ceilings;
import dev.inscape.tensor.runtime.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Products of few rows, as decoding makes them: the kernel, LibTorch's plain product and oneDNN's in turn, each call on another of
 * many weights, since a model's layers follow each other and none is in a cache when its turn comes. Medians, and the share of
 * the read bandwidth that {@code doctor} measures.
 */
final class RowsRace {

    private static final int[][] SHAPES = {{1536, 576}, {576, 1536}, {49152, 576}};
    private static final int[] ROWS = {1, 2, 4, 8};
    private static final long BYTES_OF_WEIGHTS = 512L << 20;
    private static final int ROUNDS = 5;
    private static final long NANOS_OF_A_ROUND = 100_000_000;

    private RowsRace() {
    }

    static void run() {
        double ceiling = Ceilings.readGigabytes();
        System.out.printf("kernel: %s; read bandwidth %.1f GB/s%n", Kernel.words(), ceiling);
        System.out.printf("%12s %5s %4s %10s %7s %6s %12s %12s%n", "weight", "type", "rows", "kernel us", "GB/s",
                "share",
                "LibTorch us", "oneDNN us");
        for (var dtype : List.of(DType.FLOAT32, DType.BFLOAT16)) {
            for (var shape : SHAPES) {
                try (var scope = Scope.open(); var rng = Rng.seeded(1)) {
                    var weights = new ArrayList<Tensor>();
                    var packed = new ArrayList<PackedWeight>();
                    for (long bytes = 0; bytes < BYTES_OF_WEIGHTS; bytes += weights.getLast().bytes()) {
                        weights.add(rng.normal(DType.FLOAT32, shape[0], shape[1]).to(dtype));
                        if (PackedWeight.isPossible(dtype, Device.CPU)) {
                            packed.add(PackedWeight.of(weights.getLast()));
                        }
                    }
                    for (int rows : ROWS) {
                        race(rng.normal(DType.FLOAT32, rows, shape[1]), weights, packed, ceiling);
                    }
                }
            }
        }
    }

    private static void race(Tensor x, List<Tensor> weights, List<PackedWeight> packed, double ceiling) {
        var like = x.to(weights.getFirst().dtype());
        IntConsumer ours = i -> Layers.linear(x, weights.get(i), null).close();
        IntConsumer plain = i -> plain(like, weights.get(i));
        IntConsumer blocked = i -> packed.get(i).linear(like, null).close();
        var times = List.of(new ArrayList<Double>(), new ArrayList<Double>(), new ArrayList<Double>());
        for (int round = 0; round < ROUNDS; round++) {
            times.get(0).addAll(microseconds(ours, weights.size()));
            times.get(1).addAll(microseconds(plain, weights.size()));
            if (!packed.isEmpty()) {
                times.get(2).addAll(microseconds(blocked, packed.size()));
            }
        }
        var weight = weights.getFirst();
        double us = Medians.of(times.get(0));
        double rate = weight.bytes() / us / 1e3;
        System.out.printf("%12s %5s %4d %10.1f %7.1f %6.2f %12.1f %12s%n", weight.size(0) + "x" + weight.size(1),
                weight.dtype(), x.size(0), us, rate, rate / ceiling, Medians.of(times.get(1)),
                packed.isEmpty() ? "-" : "%.1f".formatted(Medians.of(times.get(2))));
    }

    /** What {@link Layers#linear} is without the kernel: LibTorch multiplies by the transposed view. */
    private static void plain(Tensor x, Tensor weight) {
        try (var scope = Scope.open()) {
            x.matmul(weight.transpose(0, 1));
        }
    }

    private static List<Double> microseconds(IntConsumer call, int weights) {
        var times = new ArrayList<Double>();
        long begun = System.nanoTime();
        for (int i = 0; System.nanoTime() - begun < NANOS_OF_A_ROUND || times.size() < 10; i++) {
            long start = System.nanoTime();
            call.accept(i % weights);
            times.add((System.nanoTime() - start) / 1e3);
        }
        return times;
    }
}
