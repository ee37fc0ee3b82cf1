package dev.inscape.text.chat.jinja.value;

import java.util.ArrayList;
import java.util.List;

/** Python's {@code range}: never zero as a step. */
public record Range(long start, long stop, long step) implements Value {

    public Range {
        if (step == 0) {
            throw new Fault("range() arg 3 must not be zero");
        }
    }

    /** The number of elements. */
    public long length() {
        try {
            long span = step > 0 ? Math.subtractExact(stop, start) : Math.subtractExact(start, stop);
            return span <= 0 ? 0 : Math.addExact(span, Math.abs(step) - 1) / Math.abs(step);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    public Int at(long index) {
        return new Int(start + index * step);
    }

    public List<Value> items() {
        var items = new ArrayList<Value>();
        for (long i = 0; i < length(); i++) {
            items.add(at(i));
        }
        return items;
    }

    Range slice(Slice slice) {
        return new Range(start + slice.start() * step, start + slice.stop() * step, step * slice.step());
    }
}
