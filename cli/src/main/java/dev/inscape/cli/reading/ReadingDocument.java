package dev.inscape.cli.reading;

import dev.inscape.cli.provenance.Provenance;
import dev.inscape.lab.read.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A reading as maps and lists, for JSON: everything that the report shows, unrounded, and the similarities. */
public final class ReadingDocument {

    private static final int NEIGHBOURS = 5;

    private ReadingDocument() {
    }

    /** Members: {@code model}, {@code text}, {@code tokens}, {@code similarity}, {@code provenance}. */
    public static SequencedMap<String, Object> of(Reading reading, String text, Provenance provenance) {
        var document = new LinkedHashMap<String, Object>();
        document.put("model", model(reading));
        document.put("text", text);
        var tokens = new ArrayList<Object>();
        for (int token = 0; token < reading.text().pieces().size(); token++) {
            tokens.add(token(reading, token));
        }
        document.put("tokens", tokens);
        document.put("similarity", reading.similarity());
        document.put("provenance", provenance.facts());
        return document;
    }

    private static Map<String, Object> model(Reading reading) {
        var shape = reading.shape();
        var model = new LinkedHashMap<String, Object>();
        model.put("name", reading.info().name());
        model.put("family", reading.info().family());
        model.put("layers", shape.layers());
        model.put("width", shape.width());
        model.put("heads", shape.heads());
        model.put("context", shape.context());
        model.put("vocabulary", shape.vocabulary());
        model.put("dtype", reading.info().dtype().label());
        model.put("device", reading.info().device().toString());
        return model;
    }

    private static Map<String, Object> token(Reading reading, int token) {
        var text = reading.text();
        var members = new LinkedHashMap<String, Object>();
        members.put("token", token);
        members.put("id", text.ids()[token]);
        members.put("piece", text.pieces().get(token));
        members.put("start", text.starts()[token]);
        members.put("end", text.ends()[token]);
        members.put("special", text.special()[token]);
        members.put("norms", column(reading.norms(), token));
        members.put("moves", column(reading.moves(), token));
        members.put("nearest", nearest(reading, token));
        return members;
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    private static List<Map<String, Object>> nearest(Reading reading, int token) {
        return reading.neighbours(token, NEIGHBOURS).stream().map(neighbour -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("token", neighbour.token());
            members.put("cosine", neighbour.cosine());
            return members;
        }).toList();
    }
}
