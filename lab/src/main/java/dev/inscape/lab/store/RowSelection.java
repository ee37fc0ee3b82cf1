package dev.inscape.lab.store;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which rows of a store are wanted.
 *
 * @param texts which texts
 * @param rows  which states of each; none for those that the store has
 */
public record RowSelection(Predicate<StoredText> texts, Optional<Rows> rows) {

    /** Everything. */
    public static RowSelection all() {
        return where(_ -> true);
    }

    /** The texts that have a label. */
    public static RowSelection labelled() {
        return where(text -> text.label() != null);
    }

    public static RowSelection where(Predicate<StoredText> texts) {
        return new RowSelection(texts, Optional.empty());
    }

    /** Of each text only these states: of a store of every token, the last or the mean. */
    public RowSelection keeping(Rows wanted) {
        return new RowSelection(texts, Optional.of(wanted));
    }
}
