package dev.inscape.model.generation;

import dev.inscape.text.StreamingDecoder;
import dev.inscape.text.Tokenizer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One text while its answer is made. */
final class Writing {

    private final int number;
    private final int promptLength;
    private final int limit;
    private final StopReason atLimit;
    private final TokenChooser chooser;
    private final StopTokens stopTokens;
    private final StopStrings stopStrings;
    private final Optional<StreamingDecoder> decoder;
    private final StringBuilder text = new StringBuilder();
    private final GenerationListener listener;
    private int[] tokens;
    private int length;
    private int read;
    private @Nullable StopReason reason;

    /** A text whose first {@code read} tokens are in the cache already. */
    Writing(int number, long[] prompt, int read, int context, GenerateOptions options, TokenChooser chooser,
            StopTokens stopTokens, Optional<Tokenizer> tokenizer, GenerationListener listener) {
        this.number = number;
        this.promptLength = prompt.length;
        this.read = read;
        this.limit = (int) Math.min(context, (long) prompt.length + options.maxNew());
        this.atLimit = limit - prompt.length < options.maxNew() ? StopReason.CONTEXT_FULL : StopReason.LENGTH;
        this.chooser = chooser;
        this.stopTokens = stopTokens;
        this.stopStrings = new StopStrings(options.stopStrings());
        this.decoder = tokenizer.map(known -> known.streamingDecoder(false));
        this.listener = listener;
        this.tokens = Arrays.stream(prompt).mapToInt(Math::toIntExact).toArray();
        this.length = prompt.length;
    }

    /** Tokens that are in the cache. */
    int read() {
        return read;
    }

    int unread() {
        return length - read;
    }

    boolean isOver() {
        return reason != null;
    }

    /** The next tokens to read, at most so many; they count as read from here on. */
    long[] take(int most) {
        int count = Math.min(most, unread());
        var taken = new long[count];
        for (int i = 0; i < count; i++) {
            taken[i] = tokens[read + i];
        }
        read += count;
        return taken;
    }

    /** Ends a text that is to have no new token. */
    void endIfFull() {
        if (length >= limit) {
            end(atLimit);
        }
    }

    /** Chooses the next token. */
    void choose(float[] logits) {
        int id = chooser.choose(logits, tokens, length);
        if (length == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * length);
        }
        tokens[length++] = id;
        if (stopTokens.contains(id)) {
            listener.made(number, id, "");
            end(StopReason.STOP_TOKEN);
            return;
        }
        show(id, decoder.map(known -> known.add(id)).orElse(""));
        if (stopStrings.met()) {
            end(StopReason.STOP_STRING);
        } else {
            endIfFull();
        }
    }

    /** Ends the text; what was held back is shown now, unless a stop string was met. */
    void end(StopReason why) {
        reason = why;
        var rest = new StringBuilder();
        if (!stopStrings.met()) {
            rest.append(stopStrings.add(decoder.map(StreamingDecoder::finish).orElse("")));
            rest.append(stopStrings.finish());
        }
        if (!rest.isEmpty()) {
            text.append(rest);
            listener.made(number, -1, rest.toString());
        }
    }

    private void show(int id, String piece) {
        var shown = stopStrings.add(piece);
        text.append(shown);
        listener.made(number, id, shown);
    }

    /** All tokens so far. */
    int[] tokens() {
        return Arrays.copyOf(tokens, length);
    }

    int made() {
        return length - promptLength;
    }

    Generated generated(Speed speed) {
        var ids = Arrays.stream(tokens, 0, length).asLongStream().toArray();
        return new Generated(Arrays.copyOf(ids, promptLength), Arrays.copyOfRange(ids, promptLength, length),
                text.toString(), reason == null ? StopReason.CANCELLED : reason, speed);
    }
}
