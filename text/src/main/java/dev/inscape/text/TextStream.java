package dev.inscape.text;

/** A text that grows by tokens. */
sealed interface TextStream permits ByteStream, WindowStream, WholeStream {

    /** What is certain of the text now and was not before. */
    String add(long id, String piece);

    /** The rest of the text; the stream is then as new. */
    String finish();
}
