package dev.inscape.text;

/**
 * Turns ids into text one by one, as they are generated: what it returns, put together, is what decoding all ids at once
 * gives. A character that several tokens spell comes when the last of them is there.
 *
 * <p>A token costs the same however many came before it. Two exceptions: where bytes are spelled by pieces such as
 * {@code <0xE2>}, a run of them comes at its end, since one wrong byte spoils all of it; and a decoder whose steps may change
 * earlier text (no common model's does) gives everything at the end. For one thread; it must not outlive its tokenizer.
 */
public final class StreamingDecoder {

    private final Tokenizer tokenizer;
    private final boolean special;
    private final TextStream stream;

    StreamingDecoder(Tokenizer tokenizer, boolean special, TextStream stream) {
        this.tokenizer = tokenizer;
        this.special = special;
        this.stream = stream;
    }

    /** The text that this token makes certain, which may be none; an id outside of the vocabulary is an error. */
    public String add(long id) {
        var piece = tokenizer.piece(id);
        return !special && tokenizer.isSpecial(id) ? "" : stream.add(id, piece);
    }

    /** The rest: what an incomplete character decodes to. The decoder may then be used for another text. */
    public String finish() {
        return stream.finish();
    }
}
