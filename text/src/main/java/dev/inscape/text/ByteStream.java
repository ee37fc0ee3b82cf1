package dev.inscape.text;

/** Pieces of byte-level models: their bytes, read as UTF-8 as far as it is complete. */
final class ByteStream implements TextStream {

    private final Utf8Reader reader = new Utf8Reader();

    @Override
    public String add(long id, String piece) {
        var text = new StringBuilder();
        for (byte value : ByteAlphabet.bytes(piece)) {
            reader.read(value, text);
        }
        return text.toString();
    }

    @Override
    public String finish() {
        var text = new StringBuilder();
        reader.end(text);
        return text.toString();
    }
}
