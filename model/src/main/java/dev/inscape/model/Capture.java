package dev.inscape.model;

import dev.inscape.InscapeException;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.model.site.TapContext;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tap that only looks: it keeps a handle on the value at each of its sites. Copies nothing. */
final class Capture implements Tap {

    private final Set<Site> sites;
    private final Scope destination;
    private final Map<Site, List<Captured.Part>> parts = new HashMap<>();

    /** Keeps values in the given scope, which must outlast the forward pass. */
    Capture(List<Site> sites, Scope destination) {
        if (sites.isEmpty()) {
            throw new InscapeException("nothing was chosen to be captured");
        }
        this.sites = Set.copyOf(sites);
        this.destination = destination;
    }

    @Override
    public Set<Site> sites() {
        return sites;
    }

    @Override
    public Tensor at(Site site, Tensor value, TapContext context) {
        var part = new Captured.Part(context.texts(), destination.adopt(value.alias()));
        parts.computeIfAbsent(site, _ -> new ArrayList<>()).add(part);
        return value;
    }

    Map<Site, List<Captured.Part>> parts() {
        return parts;
    }
}
