package dev.inscape.examples;

import static dev.inscape.model.site.LayerSelection.all;
import static dev.inscape.model.site.Sites.residualAfter;

import dev.inscape.lab.probe.LinearProbes;
import dev.inscape.lab.probe.ProbeOptions;
import dev.inscape.lab.probe.Split;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.lab.states.Labels;
import dev.inscape.lab.states.LayerStates;
import dev.inscape.model.Models;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import dev.inscape.world.Relation;
import dev.inscape.world.World;

/** At which layer can be read off whether a statement is true? */
public final class Probe {

    private Probe() {
    }

    public static void main(String... arguments) {
        var statements = World.standard().statements().stream().filter(one -> one.relation() == Relation.CITY).toList();
        try (var model = Models.load("world"); var scope = Scope.open()) {
            var sites = residualAfter(all()).in(model.shape());
            var texts = statements.stream().map(one -> model.tokenizer().encode(one.question(), true)).toList();
            var captured = model.capture(texts, residualAfter(all()));
            var last = captured.packing().lastRows(captured.packing().everyText());
            var states = new LayerStates(sites, Joining.stack(sites.stream()
                    .map(site -> captured.packed(site).indexSelect(0, Tensors.of(last, last.length))).toList(), 0));
            var labels = Labels.named(statements.stream().map(one -> String.valueOf(one.label())).toList(),
                    statements.stream().map(one -> one.subject()).toList());
            var split = Split.byGroup(labels, Split.Shares.DEFAULT, 1);
            System.out.println(
                    LinearProbes.fit(new LabelledStates(states, labels), split, ProbeOptions.LOGISTIC).report());
        }
    }
}
