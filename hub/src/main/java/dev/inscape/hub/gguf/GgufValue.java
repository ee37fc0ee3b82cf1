package dev.inscape.hub.gguf;

import java.util.List;

/** A metadata value. */
public sealed interface GgufValue {

    /**
     * A whole number; a UINT64 above {@link Long#MAX_VALUE} shows as a negative one.
     *
     * @param type  its type in the file
     * @param value the number
     */
    record Whole(ValueType type, long value) implements GgufValue {
    }

    /**
     * A real number.
     *
     * @param type  its type in the file
     * @param value the number, exactly
     */
    record Real(ValueType type, double value) implements GgufValue {
    }

    /** A truth value. */
    record Flag(boolean value) implements GgufValue {
    }

    /** A text; bytes that are not UTF-8 show as U+FFFD. */
    record Text(String value) implements GgufValue {
    }

    /**
     * An array.
     *
     * @param elements the type of its values
     * @param values   its values in order; arrays again where the file nests them
     */
    record Sequence(ValueType elements, List<GgufValue> values) implements GgufValue {
        public Sequence {
            values = List.copyOf(values);
        }
    }
}
