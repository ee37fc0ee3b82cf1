package dev.inscape.cli.command;

import dev.inscape.cli.report.Block;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.model.Model;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How probable each token is behind a text, under several conditions. */
final class NextTokens {

    private static final int SHOWN = 6;

    private final TokenNames names;
    private final Map<String, double[]> byCondition = new LinkedHashMap<>();

    NextTokens(Model model) {
        names = new TokenNames(model.tokenizer());
    }

    /** Runs the text under a condition. */
    NextTokens with(String condition, Model model, Encoding text, Tap tap) {
        byCondition.put(condition, probabilities(model, text, tap));
        return this;
    }

    /** Of the token behind the text's last one, {@code [vocabulary]}. Costs a pass. */
    static double[] probabilities(Model model, Encoding text, Tap tap) {
        try (var scope = Scope.open("next token")) {
            var logits = model.capture(List.of(text), new Site.Logits(), tap).at(new Site.Logits());
            return logits.select(0, logits.size(0) - 1).softmax(-1).toDoubles();
        }
    }

    /** The likeliest tokens, the likeliest first. */
    static List<Integer> best(double[] probabilities, int count) {
        return IntStream.range(0, probabilities.length).boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> probabilities[id]).reversed()).limit(count).toList();
    }

    /** The likeliest tokens of every condition. */
    private List<Integer> shown() {
        var shown = new LinkedHashSet<Integer>();
        for (int rank = 0; rank < SHOWN && shown.size() < SHOWN; rank++) {
            for (var probabilities : byCondition.values()) {
                shown.add(best(probabilities, rank + 1).getLast());
            }
        }
        return List.copyOf(shown);
    }

    Block.Columns block() {
        var heads = new ArrayList<String>(List.of("token"));
        heads.addAll(byCondition.keySet());
        var numbers = new ArrayList<Boolean>(List.of(false));
        byCondition.keySet().forEach(_ -> numbers.add(true));
        var rows = shown().stream().map(id -> {
            var row = new ArrayList<String>(List.of(names.quoted(id)));
            byCondition.values().forEach(probabilities -> row.add(Decimals.fixed(probabilities[id], 4)));
            return List.<String>copyOf(row);
        }).toList();
        return new Block.Columns("The next token's probability", heads, numbers, rows);
    }

    /** For JSON. */
    List<Map<String, Object>> document() {
        return shown().stream().map(id -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("id", id);
            members.put("token", names.exact(id));
            byCondition.forEach((condition, probabilities) -> members.put(condition, probabilities[id]));
            return members;
        }).toList();
    }
}
