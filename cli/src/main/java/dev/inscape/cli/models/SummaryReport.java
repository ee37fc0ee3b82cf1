package dev.inscape.cli.models;

import dev.inscape.cli.terminal.ColumnWidth;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Ink;
import dev.inscape.cli.terminal.Visible;
import dev.inscape.model.summary.ModelSummary;
import dev.inscape.model.summary.TokenizerSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A model's summary for people and for programs. */
public final class SummaryReport {

    private static final int NAME = 16;

    private final Ink ink;

    public SummaryReport(Ink ink) {
        this.ink = ink;
    }

    /** A line per fact. */
    public List<String> lines(ModelSummary summary) {
        var lines = new ArrayList<String>();
        lines.add(ink.bold(Visible.of(summary.name())) + ": " + Visible.of(summary.format()));
        lines.add(fact("family", Visible.of(summary.family())));
        summary.sizes().forEach((name, size) -> lines.add(fact(name, Decimals.grouped(size))));
        lines.add(fact("weights", Decimals.count(summary.tensors(), "tensor") + ", "
                + Decimals.grouped(summary.parameters()) + " numbers: " + summary.dtypes().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + share(entry.getValue(), summary.parameters()))
                        .collect(Collectors.joining(", "))));
        lines.add(fact("tokenizer", tokenizer(summary.tokenizer())));
        new TreeMap<>(summary.tokenizer().special()).forEach((role, piece) -> lines.add(fact("  " + role,
                Visible.of(piece))));
        lines.add(fact("chat template", summary.templates().isEmpty()
                ? "none"
                : Visible.of(String.join(", ", summary.templates()))));
        summary.files().forEach((file, bytes) -> lines.add(fact("file", Visible.of(file) + "  "
                + Decimals.bytes(bytes))));
        return lines;
    }

    private static String fact(String name, String value) {
        return "  " + ColumnWidth.padded(name, NAME) + value;
    }

    private static String share(long part, long whole) {
        return part == whole ? "all" : Decimals.fixed(100.0 * part / whole, 1) + " %";
    }

    private static String tokenizer(TokenizerSummary tokenizer) {
        if (!tokenizer.problem().isEmpty()) {
            return "none that can be used: " + Visible.of(tokenizer.problem());
        }
        var around = new ArrayList<String>();
        if (!tokenizer.before().isEmpty()) {
            around.add(String.join(" ", tokenizer.before()) + " before a text");
        }
        if (!tokenizer.after().isEmpty()) {
            around.add(String.join(" ", tokenizer.after()) + " after it");
        }
        return Decimals.grouped(tokenizer.vocabulary()) + " tokens, "
                + (around.isEmpty() ? "nothing put around a text" : Visible.of(String.join(", ", around)));
    }

    /** The same for programs. */
    public static SequencedMap<String, Object> document(ModelSummary summary) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", summary.name());
        document.put("format", summary.format());
        document.put("family", summary.family());
        summary.sizes().forEach((name, size) -> document.put(name.replace(' ', '_').replace('-', '_'), size));
        document.put("tensors", summary.tensors());
        document.put("parameters", summary.parameters());
        document.put("dtypes", summary.dtypes());
        var tokenizer = new LinkedHashMap<String, Object>();
        tokenizer.put("vocabulary", summary.tokenizer().vocabulary());
        tokenizer.put("before", summary.tokenizer().before());
        tokenizer.put("after", summary.tokenizer().after());
        tokenizer.put("special", new TreeMap<>(summary.tokenizer().special()));
        tokenizer.put("problem", summary.tokenizer().problem());
        document.put("tokenizer", tokenizer);
        document.put("chat_templates", summary.templates());
        document.put("files", summary.files());
        return document;
    }
}
