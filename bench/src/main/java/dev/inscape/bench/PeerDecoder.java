package dev.inscape.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A peer in Python that decodes.
 *
 * @param process that it is
 */
record PeerDecoder(PeerProcess process) implements Decoder, AutoCloseable {

    /** {@link PeerProcess#start}. */
    static PeerDecoder start(String script, String variable, Path place, String... arguments) {
        return new PeerDecoder(PeerProcess.start(script, variable, place, arguments));
    }

    boolean runs() {
        return process.runs();
    }

    /** Its versions, or why it does not run. */
    String about() {
        return process.about();
    }

    @Override
    public Written write(List<long[]> prompts, int tokens) {
        var answer = process.ask(Map.of("prompts", prompts, "tokens", tokens));
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
        process.close();
    }
}
