package dev.inscape.bench;

import dev.inscape.model.LoadOptions;
import dev.inscape.model.Models;
import dev.inscape.model.Taps;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.OperatorTrace;
import dev.inscape.tensor.Rng;
import java.util.List;

/** What decoding takes besides time: operators for each token, and memory. */
final class DecodingCosts {

    private static final int SOME = 4;
    private static final int MORE = 12;
    private static final double ALLOWED = 1.05;
    private static final double SMALL = 0.01;

    private DecodingCosts() {
    }

    /** Adds a direction to the stream behind the middle block; the direction joins the caller's scope. */
    static Tap direction(int layers, int width) {
        try (var rng = Rng.seeded(1)) {
            var direction = rng.normal(DType.FLOAT32, width).mul(SMALL);
            return Tap.at(new Site.ResidualPost(layers / 2), (site, value, context) -> value.add(direction));
        }
    }

    /** Operators that one more token takes. */
    static double operatorsOfAToken(Decoder decoder, long[] prompt) {
        return (double) (operators(decoder, prompt, MORE) - operators(decoder, prompt, SOME)) / (MORE - SOME);
    }

    private static int operators(Decoder decoder, long[] prompt, int tokens) {
        try (var trace = OperatorTrace.start()) {
            decoder.write(List.of(prompt), tokens);
            return trace.names().size();
        }
    }

    /** Loads, decodes and closes: what that adds to a process which has computed other things before. */
    static void printMemory(SmolLm2 smol, DType dtype, long[] prompt, int tokens) {
        long without = MemoryUse.resident();
        try (var model = Models.load(smol.directory().toString(), LoadOptions.DEFAULT.in(dtype))) {
            new OurDecoder(model, Taps.NONE).write(List.of(prompt), tokens);
            long added = MemoryUse.resident() - without;
            double weights = smol.weightBytes(dtype);
            double cache = smol.cacheBytes(prompt.length + tokens, dtype);
            System.out.printf("memory %-5s %.1f MB more with the model than without: weights %.1f MB, cache %.1f MB; "
                    + "%.2f x the weights + cache, wanted at most %.2f: %s%n", dtype, added / 1e6, weights / 1e6,
                    cache / 1e6, (added - cache) / weights, ALLOWED,
                    added <= ALLOWED * weights + cache ? "met" : "missed");
        }
    }
}
