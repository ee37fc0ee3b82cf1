package dev.inscape.model;

import dev.inscape.InscapeException;
import dev.inscape.model.packing.Packing;
import dev.inscape.model.site.ModelShape;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import dev.inscape.text.Encoding;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Hidden states of one or more texts, at the sites that were asked for. The tensors belong to the scope that was innermost
 * when they were captured.
 */
public final class Captured implements TensorCarrier {

    private final ModelShape shape;
    private final List<Encoding> texts;
    private final Packing packing;
    private final Map<Site, List<Part>> parts;

    /** A value of some of the texts, in their order. */
    record Part(List<Integer> texts, Tensor value) {
    }

    Captured(ModelShape shape, List<Encoding> texts, Packing packing, Map<Site, List<Part>> parts) {
        this.shape = shape;
        this.texts = List.copyOf(texts);
        this.packing = packing;
        this.parts = Map.copyOf(parts);
    }

    /** The texts as the tokenizer cut them. */
    public List<Encoding> texts() {
        return texts;
    }

    /** The model that they come from. */
    public ModelShape shape() {
        return shape;
    }

    public Packing packing() {
        return packing;
    }

    /**
     * The value at a site for the only text: {@code [token, ..]}, or for an attention pattern {@code [head, query, key]}.
     * With more than one text say which.
     */
    public Tensor at(Site site) {
        if (texts.size() != 1) {
            throw new InscapeException("there are " + texts.size() + " texts; say which: at(site, text)");
        }
        return at(site, 0);
    }

    /** The value at a site for one text, a view: {@code [token, ..]}, or for a pattern {@code [head, query, key]}. */
    public Tensor at(Site site, int text) {
        for (var part : partsAt(site)) {
            int place = part.texts.indexOf(text);
            if (place >= 0) {
                return site instanceof Site.AttentionPattern
                        ? part.value.select(0, place)
                        : packing.rowsOf(text, part.value);
            }
        }
        throw new InscapeException("there is no text " + text + "; there are " + texts.size());
    }

    /** The value at a site for all texts together, {@code [row, ..]}; {@link #packing} tells the rows. */
    public Tensor packed(Site site) {
        if (site instanceof Site.AttentionPattern) {
            throw new InscapeException(
                    "patterns of texts of several lengths do not fit one tensor; use at(site, text)");
        }
        return partsAt(site).getFirst().value;
    }

    private List<Part> partsAt(Site site) {
        var found = parts.get(site);
        if (found == null) {
            throw new InscapeException(site.label() + " was not captured; captured were "
                    + parts.keySet().stream().map(Site::label).sorted().collect(Collectors.joining(", ")));
        }
        return found;
    }

    @Override
    public List<Tensor> tensors() {
        return parts.values().stream().flatMap(List::stream).map(Part::value).toList();
    }
}
