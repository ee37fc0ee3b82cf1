package dev.inscape.cli.command;

import dev.inscape.cli.heatmap.Heatmap;
import dev.inscape.cli.report.Block;
import dev.inscape.cli.report.Report;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.lens.LogitParts;
import dev.inscape.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An attribution as a report and as a document. */
record AttributionView(Model model, LogitParts parts, AnswerToken answer, AnswerToken against) {

    private static final int LARGEST = 8;

    /** A part that has a name. */
    private record Part(String name, double value) {
    }

    Report report() {
        var difference = "logit of " + answer.name() + " - logit of " + against.name();
        var lines = new ArrayList<String>();
        lines.add("embedding " + Decimals.fixed(parts.embedding(), 4) + ", heads "
                + Decimals.fixed(sum(parts.heads()), 4) + ", MLPs " + Decimals.fixed(sum(parts.mlps()), 4)
                + biases());
        lines.add("sum of all parts " + Decimals.fixed(parts.total(), 4) + "; " + difference + " = "
                + Decimals.fixed(parts.difference(), 4));
        var largest = all().stream().sorted(Comparator.comparingDouble((Part part) -> -Math.abs(part.value)))
                .limit(LARGEST).map(part -> List.of(part.name, Decimals.fixed(part.value, 4))).toList();
        return new Report(model.shape().name() + ", attribution", LaboratoryOptions.facts(model, parts.text().length()),
                List.of(new Block.Heat("Shares of " + difference,
                        "above 0 speaks for " + answer.name() + ", below 0 for " + against.name(), map()),
                        new Block.Lines("Sum", lines),
                        new Block.Columns("Largest", List.of("part", "share"), List.of(false, true), largest)));
    }

    private String biases() {
        double bias = sum(parts.attentionBiases());
        return (bias == 0 ? "" : ", attention biases " + Decimals.fixed(bias, 4))
                + (parts.norm() == 0 ? "" : ", last norm's bias " + Decimals.fixed(parts.norm(), 4));
    }

    /** A row for each layer: its heads, its MLP, and its attention's bias where the family has one. */
    private List<List<Part>> rows() {
        boolean biased = Arrays.stream(parts.attentionBiases()).anyMatch(bias -> bias != 0);
        var rows = new ArrayList<List<Part>>();
        for (int layer = 0; layer < parts.heads().length; layer++) {
            var row = new ArrayList<Part>();
            for (int head = 0; head < parts.heads()[layer].length; head++) {
                row.add(new Part("head " + layer + "." + head, parts.heads()[layer][head]));
            }
            row.add(new Part("MLP " + layer, parts.mlps()[layer]));
            if (biased) {
                row.add(new Part("attention bias " + layer, parts.attentionBiases()[layer]));
            }
            rows.add(row);
        }
        return rows;
    }

    private List<Part> all() {
        var all = new ArrayList<>(rows().stream().flatMap(List::stream).toList());
        all.add(new Part("embedding", parts.embedding()));
        if (parts.norm() != 0) {
            all.add(new Part("last norm's bias", parts.norm()));
        }
        return all;
    }

    private Heatmap map() {
        var rows = rows();
        int heads = model.shape().heads();
        var columns = new ArrayList<String>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            columns.add(column < heads ? "head " + column : column == heads ? "MLP" : "bias");
        }
        var names = new ArrayList<String>();
        rows.forEach(_ -> names.add("layer " + names.size()));
        return new Heatmap("", names, columns,
                rows.stream().map(row -> row.stream().map(part -> new Heatmap.Cell(part.value,
                        Decimals.fixed(part.value, 2), part.name + ": " + Decimals.fixed(part.value, 5))).toList())
                        .toList(),
                Heatmap.Scale.around0(rows.stream().map(row -> row.stream().mapToDouble(Part::value).toArray()), 1e-6,
                        2));
    }

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("ids", parts.text().ids());
        document.put("answer", answer.id());
        document.put("against", against.id());
        document.put("difference", parts.difference());
        document.put("total", parts.total());
        document.put("embedding", parts.embedding());
        document.put("heads", parts.heads());
        document.put("mlps", parts.mlps());
        document.put("attention_biases", parts.attentionBiases());
        document.put("norm", parts.norm());
        return document;
    }

    private static double sum(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).sum();
    }
}
