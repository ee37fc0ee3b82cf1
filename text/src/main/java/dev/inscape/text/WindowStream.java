package dev.inscape.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Decodes new tokens behind the one before them, whose own text is then taken off: a first token is decoded differently
 * (without its space), so that none may be decoded alone.
 */
final class WindowStream implements TextStream {

    private final Function<long[], String> decode;
    private final boolean byteRuns;
    private final List<Long> context = new ArrayList<>();
    private final List<Long> pending = new ArrayList<>();
    private String contextText = "";

    WindowStream(Function<long[], String> decode, boolean byteRuns) {
        this.decode = decode;
        this.byteRuns = byteRuns;
    }

    @Override
    public String add(long id, String piece) {
        pending.add(id);
        return byteRuns && spellsByte(piece) ? "" : settle();
    }

    private static boolean spellsByte(String piece) {
        return piece.length() == 6 && piece.startsWith("<0x") && piece.endsWith(">");
    }

    private String settle() {
        context.addAll(pending);
        var text = decoded(context);
        var fresh = text.substring(contextText.length());
        if (!text.isEmpty()) {
            // One token is context enough, unless it says nothing by itself, as a space at the beginning does.
            var last = List.of(pending.getLast());
            context.clear();
            context.addAll(last);
            contextText = decoded(last);
        }
        pending.clear();
        return fresh;
    }

    private String decoded(List<Long> ids) {
        return decode.apply(ids.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public String finish() {
        var rest = pending.isEmpty() ? "" : settle();
        context.clear();
        contextText = "";
        return rest;
    }
}
