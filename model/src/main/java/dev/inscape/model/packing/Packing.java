package dev.inscape.model.packing;

import dev.inscape.InscapeException;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which rows of a packed tensor belong to which text. Texts keep the numbers that they were given in. */
public final class Packing {

    private final int[] lengths;
    private final int[] before;
    private final int[] firstRows;
    private final List<Group> groups;
    private final int rows;

    /**
     * Texts of one length, whose rows lie side by side.
     *
     * @param length   tokens of each
     * @param texts    their numbers, in the order of their rows
     * @param firstRow where the first of them begins
     */
    public record Group(int length, List<Integer> texts, int firstRow) {

        public Group {
            texts = List.copyOf(texts);
        }

        /** Rows of all its texts. */
        public int rows() {
            return length * texts.size();
        }
    }

    private Packing(int[] lengths, int[] before) {
        this.lengths = lengths;
        this.before = before;
        this.firstRows = new int[lengths.length];
        this.groups = new ArrayList<>();
        this.rows = Arrays.stream(lengths).reduce(0, Math::addExact);
        pack();
    }

    /** Packs texts of these lengths, each at least one token. */
    public static Packing of(int... lengths) {
        for (int text = 0; text < lengths.length; text++) {
            if (lengths[text] < 1) {
                throw new InscapeException("text " + text + " has no tokens; leave it out of the batch");
            }
        }
        return new Packing(lengths.clone(), new int[lengths.length]);
    }

    /**
     * Packs the next tokens of texts that have been read in part.
     *
     * @param lengths new tokens of each text; 0 leaves it out, and the others keep their numbers
     * @param before  tokens of each that came before
     */
    public static Packing continuing(int[] lengths, int[] before) {
        if (lengths.length != before.length) {
            throw new InscapeException("there are " + lengths.length + " lengths of new tokens, but " + before.length
                    + " of what came before");
        }
        for (int text = 0; text < lengths.length; text++) {
            if (lengths[text] < 0 || before[text] < 0 || lengths[text] + before[text] < 0) {
                throw new InscapeException("text " + text + " cannot have " + lengths[text] + " tokens behind "
                        + before[text] + " others");
            }
        }
        return new Packing(lengths.clone(), before.clone());
    }

    private void pack() {
        var order = everyText().stream().sorted(Comparator.comparingInt(i -> lengths[i]))
                .toList();
        int row = 0;
        for (int from = 0; from < order.size();) {
            int length = lengths[order.get(from)];
            int to = from;
            while (to < order.size() && lengths[order.get(to)] == length) {
                firstRows[order.get(to)] = row + (to - from) * length;
                to++;
            }
            groups.add(new Group(length, order.subList(from, to), row));
            row += (to - from) * length;
            from = to;
        }
    }

    public int texts() {
        return lengths.length;
    }

    /** The numbers of all texts that have rows. */
    public List<Integer> everyText() {
        return IntStream.range(0, lengths.length).filter(text -> lengths[text] > 0).boxed().toList();
    }

    /** Tokens of a text that were read in earlier passes. */
    public int before(int text) {
        return before[text];
    }

    /** Whether some text goes on behind tokens of an earlier pass. */
    public boolean continues() {
        return everyText().stream().anyMatch(text -> before[text] > 0);
    }

    /** The last row of each of some texts that have rows, one behind the other. */
    public Packing lastTokens(List<Integer> texts) {
        var ones = new int[lengths.length];
        var places = new int[lengths.length];
        for (int text : texts) {
            ones[text] = 1;
            places[text] = before[text] + lengths[text] - 1;
        }
        return new Packing(ones, places);
    }

    /** Where those last rows stand, in the order of {@link #lastTokens}. */
    public long[] lastRows(List<Integer> texts) {
        return texts.stream().mapToLong(text -> firstRows[text] + lengths[text] - 1).toArray();
    }

    /** Tokens of all texts together. */
    public int rows() {
        return rows;
    }

    public int length(int text) {
        return lengths[text];
    }

    public int firstRow(int text) {
        return firstRows[text];
    }

    /** From the shortest texts to the longest. */
    public List<Group> groups() {
        return List.copyOf(groups);
    }

    /** The rows of one text in a packed tensor {@code [row, ..]}: a view, {@code [token, ..]}. */
    public Tensor rowsOf(int text, Tensor packed) {
        return packed.narrow(0, firstRows[text], lengths[text]);
    }

    /** Lays values of each text out in the order of the rows. */
    public long[] pack(List<long[]> ofTexts) {
        requireLengths(ofTexts);
        var packed = new long[rows];
        for (int text = 0; text < lengths.length; text++) {
            System.arraycopy(ofTexts.get(text), 0, packed, firstRows[text], lengths[text]);
        }
        return packed;
    }

    private void requireLengths(List<long[]> ofTexts) {
        var given = ofTexts.stream().mapToInt(values -> values.length).toArray();
        if (!Arrays.equals(given, lengths)) {
            throw new InscapeException("there are values for texts of " + Arrays.toString(given)
                    + " tokens, but the packing has " + Arrays.toString(lengths));
        }
    }

    /** Each row's position within its text, from 0. */
    public long[] positions() {
        var positions = new long[rows];
        for (int text = 0; text < lengths.length; text++) {
            for (int i = 0; i < lengths[text]; i++) {
                positions[firstRows[text] + i] = before[text] + i;
            }
        }
        return positions;
    }
}
