package dev.inscape.hub.gguf;

/**
 * Where a metadata value lies.
 *
 * @param type     its type
 * @param elements the type of its elements where it is an array, else its own
 * @param count    how many elements an array has, else 1
 * @param from     the first byte of the value; of an array, of its first element
 */
record Entry(ValueType type, ValueType elements, long count, long from) {

    /** {@code an array of 49152 STRING}, {@code a UINT32}: how messages name it. */
    String described() {
        return type == ValueType.ARRAY ? "an array of " + count + " " + elements : "of type " + type;
    }
}
