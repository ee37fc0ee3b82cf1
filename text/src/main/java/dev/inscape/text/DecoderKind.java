package dev.inscape.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How far the text of a token depends on its neighbours, which decides what a stream of tokens may emit, and when. */
enum DecoderKind {
    /** Pieces spell bytes, as GPT-2's do; the text is their UTF-8. */
    BYTES,
    /** A token's text depends on the one before it at most. */
    LOCAL,
    /** The same, but for runs of pieces such as {@code <0xE2>}: a run is read as one, and wholly given up if it is no UTF-8. */
    LOCAL_WITH_BYTE_RUNS,
    /** Any token may change what those before it say. */
    WHOLE;

    static DecoderKind of(JsonNode decoder) {
        var steps = new ArrayList<JsonNode>();
        flatten(decoder, steps);
        if (steps.size() == 1 && type(steps.getFirst()).equals("ByteLevel")) {
            return BYTES;
        }
        boolean fused = false;
        for (var step : steps) {
            if (!isLocal(step, fused)) {
                return WHOLE;
            }
            fused |= type(step).equals("Fuse");
        }
        return steps.stream().anyMatch(step -> type(step).equals("ByteFallback")) ? LOCAL_WITH_BYTE_RUNS : LOCAL;
    }

    private static void flatten(JsonNode decoder, List<JsonNode> steps) {
        if (type(decoder).equals("Sequence")) {
            decoder.path("decoders").forEach(step -> flatten(step, steps));
        } else if (decoder.isObject()) {
            steps.add(decoder);
        }
    }

    private static String type(JsonNode step) {
        return step.path("type").asText();
    }

    /** Behind {@code Fuse} all tokens are one, so that a pattern may span them. */
    private static boolean isLocal(JsonNode step, boolean fused) {
        return switch (type(step)) {
            case "WordPiece", "Metaspace", "BPEDecoder" -> !fused;
            case "ByteFallback", "Fuse" -> true;
            case "Replace" -> {
                var pattern = step.at("/pattern/String").asText();
                yield !fused || pattern.codePointCount(0, pattern.length()) == 1;
            }
            case "Strip" -> step.path("start").asInt() <= 1 && step.path("stop").asInt() == 0;
            default -> false;
        };
    }
}
