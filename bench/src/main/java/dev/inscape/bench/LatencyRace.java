package dev.inscape.bench;

import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.model.Models;
import dev.inscape.model.peer.OnnxPeer;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.runtime.Threads;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One text at a time, last state only, in a process that has run for a while (Java compiles what is called often, which ONNX
 * Runtime need not): blocks of calls in turn, the median call of each.
 */
final class LatencyRace {

    private static final int[] LENGTHS = {16, 64, 128};
    private static final int ROUNDS = 9;
    private static final int CALLS = 60;
    private static final int WARM_UP_CALLS = 2000;
    private static final long SOME_ID = 2000;

    private LatencyRace() {
    }

    static void run() {
        try (var model = Models.load("minilm");
                var peer = new OnnxPeer(EmbeddedModel.minilm().weights(), Threads.inUse(), false)) {
            System.out.printf("%8s %12s %12s %8s%n", "tokens", "ours ms", "ONNX RT ms", "ratio");
            for (int length : LENGTHS) {
                var ids = LongStream.range(SOME_ID, SOME_ID + length).toArray();
                var text = List.of(Encoding.ofIds(ids));
                Runnable ours = () -> {
                    try (var scope = Scope.open()) {
                        model.capture(text, new Site.FinalNorm());
                    }
                };
                Runnable theirs = () -> peer.run(List.of(ids), result -> {
                });
                var ratios = new ArrayList<Double>();
                var our = new ArrayList<Double>();
                var their = new ArrayList<Double>();
                for (int call = 0; length == LENGTHS[0] && call < WARM_UP_CALLS; call++) {
                    ours.run();
                }
                for (int round = 0; round <= ROUNDS; round++) {
                    double one = medianMilliseconds(ours);
                    double other = medianMilliseconds(theirs);
                    if (round > 0) {
                        our.add(one);
                        their.add(other);
                        ratios.add(one / other);
                    }
                }
                System.out.printf("%8d %12.2f %12.2f %8.2f%n", length, Medians.of(our), Medians.of(their),
                        Medians.of(ratios));
            }
        }
    }

    private static double medianMilliseconds(Runnable call) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            call.run();
            times.add((System.nanoTime() - start) / 1e6);
        }
        return Medians.of(times);
    }
}
