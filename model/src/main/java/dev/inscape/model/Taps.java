package dev.inscape.model;

import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.model.site.TapContext;
import dev.inscape.tensor.Tensor;
import java.util.Set;

/** Taps that need no laboratory. */
public final class Taps {

    /** Wants nothing and changes nothing. */
    public static final Tap NONE = new Tap() {
        @Override
        public Set<Site> sites() {
            return Set.of();
        }

        @Override
        public Tensor at(Site site, Tensor value, TapContext context) {
            return value;
        }
    };

    private Taps() {
    }
}
