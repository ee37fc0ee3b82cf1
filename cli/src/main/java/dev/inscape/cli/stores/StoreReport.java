package dev.inscape.cli.stores;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.lab.store.HiddenStore;
import dev.inscape.lab.store.Rows;
import dev.inscape.lab.store.StoreDescription;
import dev.inscape.lab.store.StoredText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A store for people and for programs. */
public final class StoreReport {

    private static final int NAME = 12;
    private static final int LABELS = 8;

    private final Ink ink;

    public StoreReport(Ink ink) {
        this.ink = ink;
    }

    /** Bytes of all tensors. */
    public static long bytes(HiddenStore store) {
        var description = store.description();
        return rows(store) * description.bytesOfARow() + description.tokens() * 3 * Long.BYTES;
    }

    private static long rows(HiddenStore store) {
        return store.texts().stream().mapToLong(StoredText::rows).sum();
    }

    private static Map<String, Long> counts(HiddenStore store, Function<StoredText, @Nullable String> of) {
        return store.texts().stream().map(of).filter(Objects::nonNull).map(Objects::requireNonNull)
                .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
    }

    /** A line per fact. */
    public List<String> lines(HiddenStore store) {
        var made = store.description();
        var lines = new ArrayList<String>();
        lines.add(ink.bold(Visible.of(store.directory().toString())) + ": hidden states of "
                + Visible.of(made.model().name()) + " (" + Visible.of(made.model().family()) + ")");
        lines.add(fact("texts", Decimals.count(made.texts(), "text") + ", " + Decimals.count(made.tokens(), "token")
                + (made.keepsTexts() ? "" : "; the texts themselves are not in the index")));
        lines.add(fact("rows", Decimals.grouped(rows(store)) + ", " + kept(made.rows())));
        lines.add(fact("labels", spread(counts(store, StoredText::label))));
        lines.add(fact("groups", spread(counts(store, StoredText::group))));
        lines.add(fact("size", Decimals.bytes(bytes(store)) + " in " + Decimals.count(made.shards(), "file") + ", "
                + made.dtype()));
        made.sites().forEach(site -> lines.add(fact("site", site.site().label() + " " + shape(site.shape()))));
        lines.add(fact("corpus", "SHA-256 " + made.corpusHash()));
        made.model().hashes().forEach((file, hash) -> lines.add(fact("model", Visible.of(file) + " SHA-256 " + hash)));
        made.computed().forEach((name, value) -> lines.add(fact(Visible.of(name), Visible.of(value))));
        made.parameters().forEach((name, value) -> lines.add(fact("parameter", Visible.of(name + " " + value))));
        return lines;
    }

    private static String fact(String name, String value) {
        return "  " + ColumnWidth.padded(name, NAME) + value;
    }

    private static String shape(List<Long> shape) {
        return "[row, " + shape.stream().map(String::valueOf).collect(Collectors.joining(", ")) + "]";
    }

    private static String kept(Rows rows) {
        return switch (rows) {
            case ALL -> "one for each token";
            case LAST -> "the last token of each text";
            case MEAN -> "the mean over the tokens of each text";
        };
    }

    private static String spread(Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return "none";
        }
        return counts.size() > LABELS
                ? Decimals.grouped(counts.size()) + " different"
                : counts.entrySet().stream()
                        .map(entry -> Visible.of(entry.getKey()) + " " + Decimals.grouped(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** The same for programs. */
    public static SequencedMap<String, Object> document(HiddenStore store) {
        StoreDescription made = store.description();
        var document = new LinkedHashMap<String, Object>();
        document.put("model", made.model());
        document.put("texts", made.texts());
        document.put("tokens", made.tokens());
        document.put("rows", rows(store));
        document.put("kept", made.rows().label());
        document.put("labels", counts(store, StoredText::label));
        document.put("groups", counts(store, StoredText::group));
        document.put("bytes", bytes(store));
        document.put("files", made.shards());
        document.put("dtype", made.dtype().label());
        var sites = new LinkedHashMap<String, Object>();
        made.sites().forEach(site -> sites.put(site.site().label(), site.shape()));
        document.put("sites", sites);
        document.put("corpus_sha256", made.corpusHash());
        document.put("computed", made.computed());
        document.put("parameters", made.parameters());
        return document;
    }
}
