package dev.inscape.model.site;

import dev.inscape.tensor.Tensor;
import java.util.HashSet;
import java.util.Set;

/**
 * Called at the sites that it names, with the value there; what it returns is what the model goes on with. A tap that only
 * looks returns the value itself. The value belongs to a scope that ends soon: a tap that wants it longer adopts a
 * {@link Tensor#alias handle} of it.
 */
public interface Tap {

    /** Wants nothing and changes nothing. */
    Tap NONE = new Tap() {
        @Override
        public Set<Site> sites() {
            return Set.of();
        }

        @Override
        public Tensor at(Site site, Tensor value, TapContext context) {
            return value;
        }
    };

    /** Where this tap wants to be called. A site that the model does not have is an error, not silence. */
    Set<Site> sites();

    /** The value at a site, of the shape that {@link Site} states; the context tells which rows belong to which text. */
    Tensor at(Site site, Tensor value, TapContext context);

    /**
     * Called once a pass, or all of a generation, is over: a tap that was to do something somewhere and never came to it throws, since
     * silence would look like a result.
     */
    default void requireReached() {
    }

    /** This tap, then another one, which sees what this one returned. */
    default Tap then(Tap next) {
        var first = this;
        var union = new HashSet<>(sites());
        union.addAll(next.sites());
        var sites = Set.copyOf(union);
        return new Tap() {
            @Override
            public Set<Site> sites() {
                return sites;
            }

            @Override
            public Tensor at(Site site, Tensor value, TapContext context) {
                var changed = first.sites().contains(site) ? first.at(site, value, context) : value;
                return next.sites().contains(site) ? next.at(site, changed, context) : changed;
            }

            @Override
            public void requireReached() {
                first.requireReached();
                next.requireReached();
            }
        };
    }

    /** A tap at one site. */
    static Tap at(Site site, Change change) {
        var sites = Set.of(site);
        return new Tap() {
            @Override
            public Set<Site> sites() {
                return sites;
            }

            @Override
            public Tensor at(Site place, Tensor value, TapContext context) {
                return change.apply(place, value, context);
            }
        };
    }

    /** What a tap does with a value. */
    @FunctionalInterface
    interface Change {
        Tensor apply(Site site, Tensor value, TapContext context);
    }
}
