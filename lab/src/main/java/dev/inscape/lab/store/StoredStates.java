package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.lab.states.Labels;
import dev.inscape.lab.states.LayerStates;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * States read from a store: a matrix {@code [n, d]} float32 for each site, in the order of the corpus, and what stands behind each
 * row.
 *
 * @param matrices by site
 * @param texts    the text of each row, {@code [n]}
 * @param tokens   the place of each row's token in its text, {@code [n]}; -1 for a mean
 */
public record StoredStates(Map<Site, Tensor> matrices, List<StoredText> texts, int[] tokens)
        implements
        TensorCarrier {

    public StoredStates {
        matrices = Map.copyOf(matrices);
        texts = List.copyOf(texts);
    }

    /** The matrix of one site, {@code [n, d]}. */
    public Tensor at(Site site) {
        var matrix = matrices.get(site);
        if (matrix == null) {
            throw new InscapeException(site.label() + " was not read; read were "
                    + Wording.some(matrices.keySet().stream().map(Site::label).sorted().toList(), 5));
        }
        return matrix;
    }

    /** Some sites of one width together, in the innermost scope: what probes and similarities read. */
    public LayerStates layers(List<Site> sites) {
        var widths = sites.stream().map(site -> at(site).size(1)).distinct().toList();
        if (widths.size() > 1) {
            throw new UsageException("states of different widths, " + widths
                    + ", cannot be taken together; choose sites of one width");
        }
        return new LayerStates(sites, Joining.stack(sites.stream().map(this::at).toList(), 0));
    }

    /** The same with labels. A text without a group is a group of its own. */
    public LabelledStates labelled(List<Site> sites) {
        var groups = texts.stream().map(text -> text.group() == null ? text.id() : text.group()).toList();
        return new LabelledStates(layers(sites), Labels.named(labels(), groups));
    }

    /** The label of each row; an error where a text has none. */
    public List<String> labels() {
        return texts.stream().map(text -> known(text, text.label(), "label")).toList();
    }

    /** The group of each row; an error where a text has none. */
    public List<String> groups() {
        return texts.stream().map(text -> known(text, text.group(), "group")).toList();
    }

    private static String known(StoredText text, @Nullable String value, String what) {
        if (value == null) {
            throw new InscapeException("text \"" + text.id() + "\" has no " + what + "; give it one, or leave it out");
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public List<Tensor> tensors() {
        return List.copyOf(matrices.values());
    }
}
