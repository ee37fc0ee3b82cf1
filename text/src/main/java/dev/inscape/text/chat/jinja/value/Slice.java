package dev.inscape.text.chat.jinja.value;

import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The places that {@code [start:stop:step]} picks from something of a known length; within bounds.
 *
 * @param count how many places
 */
public record Slice(int start, int stop, int step, int count) {

    /** Applies it to a value; a fault for what has no places. */
    public static Value of(Value target, Value start, Value stop, Value step) {
        return switch (target) {
            case Text text -> text.like(Characters.slice(text.value(),
                    resolve(start, stop, step, Characters.length(text.value()))));
            case Seq seq -> {
                var slice = resolve(start, stop, step, seq.items().size());
                var picked = new ArrayList<Value>(slice.count());
                for (int i = 0; i < slice.count(); i++) {
                    picked.add(seq.items().get(slice.start() + i * slice.step()));
                }
                yield seq.like(picked);
            }
            case Range range -> range.slice(resolve(start, stop, step, (int) range.length()));
            case Undefined undefined -> throw undefined.fault();
            default -> throw new Fault("'" + Types.name(target) + "' object cannot be sliced");
        };
    }

    /** The element at a place, counted from the end where negative, or null where there is none. */
    public static @Nullable Value at(Value target, long index) {
        long length = Objects.requireNonNull(Iterables.length(target));
        long place = index < 0 ? index + length : index;
        if (place < 0 || place >= length) {
            return null;
        }
        return switch (target) {
            case Text text -> text.like(Characters.at(text.value(), (int) place));
            case Seq seq -> seq.items().get((int) place);
            case Range range -> range.at(place);
            default -> throw new IllegalArgumentException(Types.name(target));
        };
    }

    /** Python's {@code slice.indices}. */
    static Slice resolve(Value start, Value stop, Value step, int length) {
        var stride = bound(step);
        int by = stride == null ? 1 : stride;
        if (by == 0) {
            throw new Fault("slice step cannot be zero");
        }
        int lowest = by > 0 ? 0 : -1;
        int highest = by > 0 ? length : length - 1;
        int from = place(bound(start), length, lowest, highest, by > 0 ? lowest : highest);
        int to = place(bound(stop), length, lowest, highest, by > 0 ? highest : lowest);
        long span = by > 0 ? (long) to - from : (long) from - to;
        int count = span <= 0 ? 0 : (int) ((span + Math.abs((long) by) - 1) / Math.abs((long) by));
        return new Slice(count == 0 ? Math.clamp(from, 0, length) : from, to, by, count);
    }

    private static int place(@Nullable Integer bound, int length, int lowest, int highest, int otherwise) {
        if (bound == null) {
            return otherwise;
        }
        return bound < 0 ? (int) Math.max((long) bound + length, lowest) : Math.min(bound, highest);
    }

    private static @Nullable Integer bound(Value value) {
        return switch (value) {
            case None _ -> null;
            case Int _, Bool _ -> Types.size(value, "slice");
            default -> throw new Fault("slice indices must be integers or None, not " + Types.name(value));
        };
    }
}
