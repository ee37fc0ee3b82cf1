package dev.inscape.model.branch;

import dev.inscape.UsageException;
import dev.inscape.model.packing.Packing;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.Arrays;

/**
 * Runs that leave a trunk at one layer, each at a token of its own.
 *
 * @param trunk where they leave
 * @param layer the lowest block that is run for them; the number of blocks for none
 * @param first the first token of each: from here on its stream is its own
 */
public record Branches(Trunk trunk, int layer, int[] first) {

    public Branches {
        first = first.clone();
        if (layer < 0 || layer > trunk.layers()) {
            throw new UsageException("a branch cannot begin at block " + layer + " of " + trunk.layers());
        }
        if (first.length == 0 || Arrays.stream(first).anyMatch(token -> token < 0 || token >= trunk.tokens())) {
            throw new UsageException("branches must begin at tokens 0 to " + (trunk.tokens() - 1) + ", not at "
                    + Arrays.toString(first));
        }
    }

    /** Which rows belong to which branch; a branch counts as a text of which only the end is read. */
    public Packing packing() {
        return Packing.continuing(Arrays.stream(first).map(token -> trunk.tokens() - token).toArray(), first);
    }

    /** The trunk's stream where the branches begin: {@code [row, d]}, a copy. */
    public Tensor start() {
        return rowsOf(trunk.streams().get(layer));
    }

    /** Of values of each token of a text as long as the trunk, {@code [token, ..]}, those of the branches' rows: {@code [row, ..]}. */
    public Tensor rowsOf(Tensor ofTokens) {
        var positions = packing().positions();
        return ofTokens.indexSelect(0, Tensors.of(positions, positions.length).to(ofTokens.device()));
    }
}
