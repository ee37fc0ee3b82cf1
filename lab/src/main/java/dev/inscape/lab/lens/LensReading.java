package dev.inscape.lab.lens;

import dev.inscape.text.Encoding;
import java.util.List;

/**
 * What a lens showed.
 *
 * @param text   that was read
 * @param normed whether through the model's last norm
 * @param rows   {@code [layer + 1][token]}: first the stream into the first block, then that out of each
 */
public record LensReading(Encoding text, boolean normed, List<List<Place>> rows) {

    /**
     * One layer at one token.
     *
     * @param candidates the likeliest next tokens, the likeliest first
     * @param entropy    of the whole distribution, in nats
     */
    public record Place(List<Candidate> candidates, double entropy) {
        public Place {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * A next token.
     *
     * @param id          of the token
     * @param probability from 0 to 1
     */
    public record Candidate(long id, double probability) {
    }

    public LensReading {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The likeliest next token: after row {@code row} (0: into the first block), behind the given token. */
    public Candidate best(int row, int token) {
        return rows.get(row).get(token).candidates().getFirst();
    }
}
