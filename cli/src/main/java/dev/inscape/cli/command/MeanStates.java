package dev.inscape.cli.command;

import dev.inscape.model.Model;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.List;

/** What a model has at a site on average: over every token of some texts. */
final class MeanStates {

    private MeanStates() {
    }

    /** {@code [..]}, the shape of one token's value; joins the caller's innermost scope. Costs a pass for each text. */
    static Tensor of(Model model, List<String> texts, Site site) {
        try (var scope = Scope.open("mean")) {
            Tensor sum = null;
            long tokens = 0;
            for (var text : texts) {
                var states = model.capture(text, site).at(site);
                var ofText = states.sum(0, false);
                sum = sum == null ? ofText : sum.add(ofText);
                tokens += states.size(0);
            }
            if (sum == null) {
                throw new IllegalArgumentException("a mean wants at least one text");
            }
            return scope.keep(sum.div(tokens));
        }
    }
}
