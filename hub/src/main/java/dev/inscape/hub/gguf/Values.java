package dev.inscape.hub.gguf;

import dev.inscape.InscapeException;
import java.util.ArrayList;
import java.util.function.LongFunction;

/** Metadata values: walking over them, and reading them. */
final class Values {

    private static final int DEEPEST = 8;

    private Values() {
    }

    /** Walks over a value of some type and says where it lies; its end is where the cursor then stands. */
    static Entry skip(Cursor cursor, ValueType type) {
        if (type != ValueType.ARRAY) {
            var entry = new Entry(type, type, 1, cursor.position());
            skipOne(cursor, type, 0);
            return entry;
        }
        var entry = array(cursor);
        skipAll(cursor, entry, 1);
        return entry;
    }

    /** The head of an array; the cursor then stands on its first element. */
    private static Entry array(Cursor cursor) {
        var elements = type(cursor);
        long count = cursor.count("elements of type " + elements, elements.fewestBytes());
        if (count > Integer.MAX_VALUE - 8) {
            throw cursor.damaged("an array of " + count + " elements", cursor.position());
        }
        return new Entry(ValueType.ARRAY, elements, count, cursor.position());
    }

    static ValueType type(Cursor cursor) {
        long from = cursor.position();
        int id = cursor.intValue();
        return ValueType.of(id)
                .orElseThrow(() -> cursor
                        .damaged("a metadata value of the unknown type " + Integer.toUnsignedString(id), from));
    }

    private static void skipAll(Cursor cursor, Entry array, int depth) {
        if (array.elements().bytes() > 0) {
            cursor.skip(array.count() * array.elements().bytes());
            return;
        }
        if (array.elements() == ValueType.STRING) {
            cursor.skipTexts(array.count());
            return;
        }
        for (long i = 0; i < array.count(); i++) {
            skipOne(cursor, array.elements(), depth);
        }
    }

    private static void skipOne(Cursor cursor, ValueType type, int depth) {
        switch (type) {
            case STRING -> cursor.skip(cursor.count("bytes of text", 1));
            case ARRAY -> {
                if (depth == DEEPEST) {
                    throw cursor.damaged("arrays nested more than " + DEEPEST + " deep", cursor.position());
                }
                skipAll(cursor, array(cursor), depth + 1);
            }
            case UINT8, INT8, UINT16, INT16, UINT32, INT32, FLOAT32, BOOL, UINT64, INT64, FLOAT64 ->
                cursor.skip(type.bytes());
        }
    }

    static GgufValue read(Cursor cursor, Entry entry) {
        if (entry.type() != ValueType.ARRAY) {
            return one(cursor, entry.type());
        }
        var values = new ArrayList<GgufValue>((int) entry.count());
        for (long i = 0; i < entry.count(); i++) {
            values.add(one(cursor, entry.elements()));
        }
        return new GgufValue.Sequence(entry.elements(), values);
    }

    private static GgufValue one(Cursor cursor, ValueType type) {
        return switch (type) {
            case BOOL -> new GgufValue.Flag(cursor.byteValue() != 0);
            case STRING -> new GgufValue.Text(cursor.text());
            case ARRAY -> read(cursor, array(cursor));
            case FLOAT32, FLOAT64 -> new GgufValue.Real(type, real(cursor, type));
            case UINT64 -> new GgufValue.Whole(type, cursor.longValue());
            case UINT8, INT8, UINT16, INT16, UINT32, INT32, INT64 -> new GgufValue.Whole(type,
                    whole(cursor, type, wide -> cursor.damaged("a number of more than 63 bits", cursor.position())));
        };
    }

    static long whole(Cursor cursor, ValueType type, LongFunction<InscapeException> tooLarge) {
        return switch (type) {
            case UINT8 -> cursor.byteValue() & 0xff;
            case INT8 -> cursor.byteValue();
            case UINT16 -> cursor.shortValue() & 0xffff;
            case INT16 -> cursor.shortValue();
            case UINT32 -> Integer.toUnsignedLong(cursor.intValue());
            case INT32 -> cursor.intValue();
            case INT64 -> cursor.longValue();
            case UINT64 -> {
                long value = cursor.longValue();
                if (value < 0) {
                    throw tooLarge.apply(value);
                }
                yield value;
            }
            case FLOAT32, FLOAT64, BOOL, STRING, ARRAY ->
                throw new IllegalArgumentException(type + " is no whole number");
        };
    }

    static double real(Cursor cursor, ValueType type) {
        return type == ValueType.FLOAT32
                ? Float.intBitsToFloat(cursor.intValue())
                : Double.longBitsToDouble(cursor.longValue());
    }
}
