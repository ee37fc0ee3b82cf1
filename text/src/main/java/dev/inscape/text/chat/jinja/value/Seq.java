package dev.inscape.text.chat.jinja.value;

import java.util.List;

/** A list or a tuple. */
public final class Seq implements Value {

    /** What kind of sequence. */
    public enum Kind {
        LIST, TUPLE,
        /** What {@code groupby} yields: a tuple whose two elements are also its attributes {@code grouper} and {@code list}. */
        GROUP
    }

    private final Kind kind;
    private final List<Value> items;
    private final int depth;
    private final long weight;

    private Seq(Kind kind, List<Value> items) {
        this.kind = kind;
        this.items = List.copyOf(items);
        this.depth = Nesting.depth(this.items);
        this.weight = Nesting.weight(this.items);
    }

    public static Seq list(List<? extends Value> items) {
        return new Seq(Kind.LIST, List.copyOf(items));
    }

    public static Seq tuple(List<? extends Value> items) {
        return new Seq(Kind.TUPLE, List.copyOf(items));
    }

    public static Seq tuple(Value... items) {
        return tuple(List.of(items));
    }

    public static Seq group(Value grouper, Seq list) {
        return new Seq(Kind.GROUP, List.of(grouper, list));
    }

    /** Other items in a sequence of the same kind. */
    public Seq like(List<Value> others) {
        return new Seq(isTuple() ? Kind.TUPLE : Kind.LIST, others);
    }

    public Kind kind() {
        return kind;
    }

    public List<Value> items() {
        return items;
    }

    public boolean isTuple() {
        return kind != Kind.LIST;
    }

    int depth() {
        return depth;
    }

    long weight() {
        return weight;
    }
}
