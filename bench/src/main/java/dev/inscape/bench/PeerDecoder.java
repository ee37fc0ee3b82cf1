package dev.inscape.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A peer in Python that loads its model once, then decodes. */
record PeerDecoder(PythonPeer peer) implements Decoder, AutoCloseable {

    /** {@code bench/peers/SCRIPT.py}, by the Python that a variable names, else {@code INSCAPE_PYTHON}. */
    static PeerDecoder start(String script, String variable, Path place, String... arguments) {
        return new PeerDecoder(PythonPeer.start(script, variable, place, arguments));
    }

    boolean runs() {
        return peer.runs();
    }

    /** Its versions, or why it does not run. */
    String about() {
        return peer.about();
    }

    @Override
    public Written write(List<long[]> prompts, int tokens) {
        var answer = peer.ask(Map.of("prompts", prompts, "tokens", tokens));
        return new Written(answer.get("read_seconds").asDouble(), answer.get("made_seconds").asDouble(),
                ids(answer.get("ids")));
    }

    private static List<long[]> ids(JsonNode texts) {
        var ids = new ArrayList<long[]>();
        for (var text : texts) {
            ids.add(IntStream.range(0, text.size()).mapToLong(i -> text.get(i).asLong()).toArray());
        }
        return ids;
    }

    @Override
    public void close() {
        peer.close();
    }
}
