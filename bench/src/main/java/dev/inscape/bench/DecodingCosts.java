package dev.inscape.bench;

import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.OperatorTrace;
import dev.inscape.tensor.Rng;
import java.util.List;

/** What a tap is to cost in these races, and what a token takes besides time: operators. */
final class DecodingCosts {

    private static final int SOME = 4;
    private static final int MORE = 12;
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
}
