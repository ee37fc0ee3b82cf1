package dev.inscape.bench;

import java.io.IOException;
import java.util.ArrayList;

/** The launcher as a user starts it, built and warm: seconds from start to the last line. */
final class StartTime {

    private static final int ROUNDS = 7;

    private StartTime() {
    }

    static void run() {
        var seconds = new ArrayList<Double>();
        for (int round = 0; round <= ROUNDS; round++) {
            double time = once();
            if (round > 0) {
                seconds.add(time);
            }
        }
        System.out.printf("./inscape read: median %.2f s, best %.2f s, worst %.2f s of %d%n", Medians.of(seconds),
                seconds.stream().min(Double::compare).orElseThrow(),
                seconds.stream().max(Double::compare).orElseThrow(),
                ROUNDS);
    }

    private static double once() {
        long start = System.nanoTime();
        try {
            var builder = new ProcessBuilder("./inscape", "read", "The capital of France is Paris.")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().keySet().removeIf(name -> name.startsWith("INSCAPE_")); // what bench/run set for us
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("./inscape read ended with " + code);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("./inscape read could not be run", e);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
