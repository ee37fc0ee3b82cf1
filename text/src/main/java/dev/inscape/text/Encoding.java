package dev.inscape.text;

import dev.inscape.InscapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as tokens; all lists are of the same length.
 *
 * @param ids     the tokens' numbers in the vocabulary
 * @param pieces  their spellings there
 * @param starts  where each begins in the text, in UTF-16 units; 0 for special tokens
 * @param ends    where each ends, in UTF-16 units; 0 for special tokens
 * @param special which tokens the tokenizer added
 */
public record Encoding(long[] ids, List<String> pieces, int[] starts, int[] ends, boolean[] special) {

    public Encoding {
        if (pieces.size() != ids.length || starts.length != ids.length || ends.length != ids.length
                || special.length != ids.length) {
            throw new InscapeException(
                    "an encoding of " + ids.length + " ids cannot have " + pieces.size() + " pieces, "
                            + starts.length + " starts, " + ends.length + " ends, " + special.length + " flags");
        }
        pieces = List.copyOf(pieces);
    }

    /** Ids whose text is not known: each piece is shown as its number, and no place in a text is claimed. */
    public static Encoding ofIds(long... ids) {
        return new Encoding(ids.clone(), Arrays.stream(ids).mapToObj(id -> "#" + id).toList(), new int[ids.length],
                new int[ids.length], new boolean[ids.length]);
    }

    /** The number of tokens. */
    public int length() {
        return ids.length;
    }

    /** At most so many tokens: the last ones of the text are cut, the special ones at the end stay. */
    public Encoding truncated(int tokensAtMost) {
        if (ids.length <= tokensAtMost) {
            return this;
        }
        int closing = 0;
        while (closing < ids.length && special[ids.length - 1 - closing]) {
            closing++;
        }
        int opening = 0;
        while (opening < ids.length - closing && special[opening]) {
            opening++;
        }
        if (opening + closing >= tokensAtMost) {
            throw new InscapeException("nothing of the text is left in " + tokensAtMost + " tokens beside "
                    + (opening + closing) + " special ones");
        }
        return without(tokensAtMost - closing, ids.length - closing);
    }

    private Encoding without(int from, int to) {
        var keptPieces = new ArrayList<>(pieces.subList(0, from));
        keptPieces.addAll(pieces.subList(to, pieces.size()));
        var keptSpecial = Arrays.copyOf(special, from + special.length - to);
        System.arraycopy(special, to, keptSpecial, from, special.length - to);
        return new Encoding(cut(ids, from, to), keptPieces, cut(starts, from, to), cut(ends, from, to), keptSpecial);
    }

    private static long[] cut(long[] values, int from, int to) {
        var kept = Arrays.copyOf(values, from + values.length - to);
        System.arraycopy(values, to, kept, from, values.length - to);
        return kept;
    }

    private static int[] cut(int[] values, int from, int to) {
        var kept = Arrays.copyOf(values, from + values.length - to);
        System.arraycopy(values, to, kept, from, values.length - to);
        return kept;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Encoding that && Arrays.equals(ids, that.ids) && pieces.equals(that.pieces)
                && Arrays.equals(starts, that.starts) && Arrays.equals(ends, that.ends)
                && Arrays.equals(special, that.special);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }
}
