package dev.inscape.text;

import java.util.function.Function;
import java.util.stream.LongStream;

/** Decodes at the end, for decoders where anything may still change. */
final class WholeStream implements TextStream {

    private final Function<long[], String> decode;
    private LongStream.Builder ids = LongStream.builder();

    WholeStream(Function<long[], String> decode) {
        this.decode = decode;
    }

    @Override
    public String add(long id, String piece) {
        ids.add(id);
        return "";
    }

    @Override
    public String finish() {
        var text = decode.apply(ids.build().toArray());
        ids = LongStream.builder();
        return text;
    }
}
