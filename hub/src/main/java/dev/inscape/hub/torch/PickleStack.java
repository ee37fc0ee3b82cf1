package dev.inscape.hub.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The machine's stack with its marks, and its memory of values that come again. */
final class PickleStack {

    private final PickleBytes bytes;
    private final List<Pickled> values = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, Pickled> memo = new HashMap<>();

    PickleStack(PickleBytes bytes) {
        this.bytes = bytes;
    }

    void push(Pickled value) {
        values.add(value);
    }

    void mark() {
        marks.add(values.size());
    }

    /** The topmost value; a mark is never passed. */
    Pickled peek() {
        int floor = marks.isEmpty() ? 0 : marks.getLast();
        if (values.size() <= floor) {
            throw bytes.complaint().damaged("the pickle takes a value where there is none", bytes.position());
        }
        return values.getLast();
    }

    Pickled pop() {
        var value = peek();
        values.removeLast();
        return value;
    }

    /** The topmost values, the last one last. */
    List<Pickled> pop(int count) {
        var taken = new ArrayList<Pickled>();
        for (int i = 0; i < count; i++) {
            taken.add(pop());
        }
        return List.copyOf(taken.reversed());
    }

    /** The values above the topmost mark, and the mark. */
    List<Pickled> popMark() {
        if (marks.isEmpty()) {
            throw bytes.complaint().damaged("the pickle goes back to a mark where there is none", bytes.position());
        }
        var above = values.subList(marks.removeLast(), values.size());
        var taken = List.copyOf(above);
        above.clear();
        return taken;
    }

    void remember(long key) {
        memo.put(key, peek());
    }

    void rememberNext() {
        memo.put((long) memo.size(), peek());
    }

    void recall(long key) {
        var value = memo.get(key);
        if (value == null) {
            throw bytes.complaint().damaged("the pickle recalls value " + key + ", which it never stored",
                    bytes.position());
        }
        push(value);
    }
}
