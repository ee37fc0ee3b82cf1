package dev.inscape.cli.command;

import dev.inscape.UsageException;
import dev.inscape.hub.Suggestions;
import dev.inscape.lab.direction.Direction;
import dev.inscape.lab.tap.Taps;
import dev.inscape.model.Model;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Sites;
import dev.inscape.model.site.Tap;
import java.util.ArrayList;
import java.util.List;

/** What is taken out of a model while it runs. */
sealed interface Ablation {

    /** The tap, whose tensors join the caller's innermost scope. */
    Tap tap(Model model, List<String> meanOver);

    /** In words. */
    String description();

    /** A direction, out of the residual stream everywhere: into the first block and after each. */
    record OfDirection(Direction direction) implements Ablation {
        @Override
        public Tap tap(Model model, List<String> meanOver) {
            return Taps.projectOut(direction).at(Sites.residualStream(), model.shape());
        }

        @Override
        public String description() {
            return "projected out of the whole residual stream: "
                    + direction.origin().getOrDefault("how", "a direction")
                    + ", found at " + direction.site().label();
        }
    }

    /** Some heads' outputs. */
    record OfHeads(List<HeadName> heads) implements Ablation {
        @Override
        public Tap tap(Model model, List<String> meanOver) {
            var taps = new ArrayList<Tap>();
            for (var name : heads) {
                name.requireIn(model);
                taps.add(meanOver.isEmpty()
                        ? Taps.zeroHead(name.layer(), name.head())
                        : Taps.replaceHead(name.layer(), name.head(),
                                MeanStates.of(model, meanOver, new Site.HeadOutput(name.layer())).select(0,
                                        name.head())));
            }
            return Taps.inOrder(taps);
        }

        @Override
        public String description() {
            return (heads.size() == 1 ? "head " : "heads ")
                    + String.join(", ", heads.stream().map(HeadName::toString).toList());
        }
    }

    /** What a layer adds to the stream, or one of its sites. */
    record OfLayer(int layer, String site) implements Ablation {

        private static final List<String> KNOWN = List.of("both", "attention", "mlp");

        public OfLayer {
            if (!KNOWN.contains(site)) {
                throw new UsageException("--site \"" + site + "\" is nothing that a layer adds"
                        + Suggestions.didYouMean(site, KNOWN) + "; there are attention, mlp and both");
            }
        }

        @Override
        public Tap tap(Model model, List<String> meanOver) {
            DirectionOptions.requireLayer(layer, model);
            return Taps.inOrder(sites().stream().map(one -> meanOver.isEmpty()
                    ? Taps.zero().at(one)
                    : Taps.replaceBy(MeanStates.of(model, meanOver, one)).at(one)).toList());
        }

        private List<Site> sites() {
            return switch (site) {
                case "attention" -> List.of(new Site.AttentionOut(layer));
                case "mlp" -> List.of(new Site.MlpOut(layer));
                default -> List.of(new Site.AttentionOut(layer), new Site.MlpOut(layer));
            };
        }

        @Override
        public String description() {
            return switch (site) {
                case "attention" -> "the attention of layer " + layer;
                case "mlp" -> "the MLP of layer " + layer;
                default -> "attention and MLP of layer " + layer;
            };
        }
    }
}
