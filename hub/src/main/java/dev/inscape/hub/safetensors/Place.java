package dev.inscape.hub.safetensors;

/**
 * Where a tensor lies.
 *
 * @param entry what it is
 * @param from  the byte of the file at which its values begin
 */
record Place(TensorEntry entry, long from) {

    long end() {
        return from + entry.bytes();
    }
}
