package dev.inscape.cli.command;

import dev.inscape.cli.heatmap.Heatmap;
import dev.inscape.cli.report.Block;
import dev.inscape.cli.report.Report;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.lab.patch.PatchingEffects;
import dev.inscape.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A sweep as a report and as a document.
 *
 * @param answer  what the clean prompt makes likely
 * @param against what the corrupted prompt makes likely
 */
record PatchView(Model model, AlignedPrompts prompts, PatchingEffects effects, AnswerToken answer,
        AnswerToken against) {

    Report report(String site) {
        var map = map();
        var difference = "logit of " + answer.name() + " - logit of " + against.name();
        int best = best();
        int row = best / effects.columns().size();
        int column = best % effects.columns().size();
        var lines = List.of(
                difference + ": clean " + Decimals.fixed(effects.clean(), 3) + ", corrupted "
                        + Decimals.fixed(effects.corrupted(), 3),
                "most is brought back by " + effects.rows().get(row) + " at " + (effects.heads() ? "" : "token ")
                        + map.columns().get(column) + ": " + Decimals.fixed(effects.restored(row, column), 3),
                "computed " + Decimals.grouped(effects.tokenLayers()) + " token-layers instead of "
                        + Decimals.grouped(effects.naiveTokenLayers()) + " of a run for each cell: "
                        + Decimals.fixed(effects.sharing(), 1) + " times less");
        return new Report(model.shape().name() + ", patched", LaboratoryOptions.facts(model, prompts.tokens()),
                List.of(new Block.Heat("Brought back by " + site,
                        "0 is the corrupted prompt, 1 the clean one", map), new Block.Lines("Measure", lines)));
    }

    private Heatmap map() {
        var names = new TokenNames(model.tokenizer());
        var columns = effects.columns().stream()
                .map(column -> effects.heads() ? "head " + column : prompts.column(names, column)).toList();
        var restored = restored();
        var cells = new ArrayList<List<Heatmap.Cell>>();
        for (int row = 0; row < restored.length; row++) {
            var line = new ArrayList<Heatmap.Cell>();
            for (int column = 0; column < columns.size(); column++) {
                line.add(new Heatmap.Cell(restored[row][column], Decimals.fixed(restored[row][column], 2),
                        effects.rows().get(row) + ", " + columns.get(column) + ": brought back "
                                + Decimals.fixed(restored[row][column], 4) + ", logit difference "
                                + Decimals.fixed(effects.values()[row][column], 4)));
            }
            cells.add(line);
        }
        return new Heatmap("", effects.rows().stream().map(PatchView::brief).toList(), columns, cells,
                Heatmap.Scale.around0(Arrays.stream(restored), 1, 2));
    }

    /** {@code blocks.3.hook_resid_post -> 3 resid_post}. */
    private static String brief(String label) {
        return label.replaceFirst("^blocks\\.(\\d+)\\.", "$1 ").replaceFirst("hook_", "");
    }

    private double[][] restored() {
        return IntStream.range(0, effects.rows().size())
                .mapToObj(row -> IntStream.range(0, effects.columns().size())
                        .mapToDouble(column -> effects.restored(row, column)).toArray())
                .toArray(double[][]::new);
    }

    private int best() {
        var all = Arrays.stream(restored()).flatMapToDouble(Arrays::stream).toArray();
        return IntStream.range(0, all.length).reduce(0, (one, other) -> all[other] > all[one] ? other : one);
    }

    Map<String, Object> document(String site) {
        var document = new LinkedHashMap<String, Object>();
        document.put("site", site);
        document.put("clean_ids", prompts.clean().ids());
        document.put("corrupted_ids", prompts.corrupted().ids());
        document.put("answer", answer.id());
        document.put("against", against.id());
        document.put("clean", effects.clean());
        document.put("corrupted", effects.corrupted());
        document.put("rows", effects.rows());
        document.put(effects.heads() ? "heads" : "positions", effects.columns());
        document.put("logit_differences", effects.values());
        document.put("restored", restored());
        document.put("token_layers", effects.tokenLayers());
        document.put("naive_token_layers", effects.naiveTokenLayers());
        return document;
    }
}
