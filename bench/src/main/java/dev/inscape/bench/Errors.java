package dev.inscape.bench;

import dev.inscape.model.Model;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.List;

/** How far one way of computing is from another. */
final class Errors {

    private Errors() {
    }

    /** The relative Frobenius distance of the last states. */
    static double relative(Model exact, Model other, List<Encoding> texts) {
        try (var scope = Scope.open()) {
            var site = new Site.FinalNorm();
            var expected = exact.capture(texts, site).packed(site);
            var found = other.capture(texts, site).packed(site).to(DType.FLOAT32);
            double difference = found.sub(expected).square().sum().item();
            return Math.sqrt(difference / expected.square().sum().item());
        }
    }
}
