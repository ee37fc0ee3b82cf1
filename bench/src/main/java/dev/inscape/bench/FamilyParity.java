package dev.inscape.bench;

import dev.inscape.model.Captured;
import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.generation.Cancellation;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.generation.GenerationListener;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far every family is from transformers: the worst of all hidden states, patterns and logits of the recorded texts, in both
 * precisions, against values in double precision; and whether greedy answers are the same tokens. Prints a table of Markdown.
 */
final class FamilyParity {

    private static final Path FAMILIES = Path.of("model/src/test/resources/dev/inscape/model/family");
    private static final Distance SINGLE = new Distance(1e-4, 1e-5);
    private static final Distance DOUBLE = new Distance(1e-9, 1e-9);

    private FamilyParity() {
    }

    /**
     * What one precision came to.
     *
     * @param greedyTexts texts with a recorded answer; 0 for an encoder
     * @param greedyEqual those whose answer is the same
     */
    private record Outcome(String family, int layers, Distance distance, int greedyTexts, int greedyEqual) {
    }

    static void run() {
        System.out.println("| family/variant | layers | f32: largest | f32: Frobenius | f64: largest | f64: Frobenius "
                + "| greedy |");
        System.out.println("|---|---|---|---|---|---|---|");
        var directories = directories();
        long sound = directories.stream().filter(FamilyParity::report).count();
        System.out.printf(
                "%d of %d within %.0e and %.0e in float32 and %.0e and %.0e in float64, greedy tokens equal%n",
                sound, directories.size(), SINGLE.largest(), SINGLE.frobenius(), DOUBLE.largest(), DOUBLE.frobenius());
    }

    private static List<Path> directories() {
        try (var all = Files.list(FAMILIES)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("bench/run starts this in the repository's root", e);
        }
    }

    private static boolean report(Path directory) {
        var single = outcome(directory, DType.FLOAT32);
        var wide = outcome(directory, DType.FLOAT64);
        int equal = single.greedyEqual + wide.greedyEqual;
        int texts = single.greedyTexts + wide.greedyTexts;
        System.out.printf("| %s/%s | %d | %.1e | %.1e | %.1e | %.1e | %s |%n", single.family, directory.getFileName(),
                single.layers, single.distance.largest(), single.distance.frobenius(), wide.distance.largest(),
                wide.distance.frobenius(),
                texts == 0 ? "encoder" : equal == texts ? "equal" : equal + " of " + texts);
        return single.distance.isWithin(SINGLE) && wide.distance.isWithin(DOUBLE) && equal == texts;
    }

    private static Outcome outcome(Path directory, DType dtype) {
        try (var scope = Scope.open();
                var recorded = new RecordedFamily(directory);
                var model = Models.load(directory.toString(), LoadOptions.DEFAULT.in(dtype))) {
            var distance = Distance.NONE;
            int answers = 0;
            int equal = 0;
            for (int text = 0; text < recorded.texts().size(); text++) {
                distance = distance.or(distance(model, recorded, text));
                var expected = recorded.greedy(text);
                if (expected.length > 0) {
                    answers++;
                    equal += Arrays.equals(answer(model, recorded, text, expected.length), expected) ? 1 : 0;
                }
            }
            return new Outcome(model.info().family(), model.shape().layers(), distance, answers, equal);
        }
    }

    /** Twice, since attention is another operator once its pattern is wanted. */
    private static Distance distance(Model model, RecordedFamily recorded, int text) {
        var values = recorded.values(text, model.shape().layers(), model.shape().hasLogits());
        var texts = List.of(recorded.texts().get(text));
        SiteSelection states = shape -> values.keySet().stream()
                .filter(site -> !(site instanceof Site.AttentionPattern)).toList();
        SiteSelection everything = shape -> List.copyOf(values.keySet());
        return Stream.of(states, everything).map(sites -> distance(model.capture(texts, sites), sites, values))
                .reduce(Distance.NONE, Distance::or);
    }

    private static Distance distance(Captured captured, SiteSelection sites, Map<Site, double[]> values) {
        return sites.in(captured.shape()).stream()
                .map(site -> Distance.of(captured.at(site).toDoubles(), Objects.requireNonNull(values.get(site))))
                .reduce(Distance.NONE, Distance::or);
    }

    /** All texts are answered together, and one of them is looked at: batches must not matter. */
    private static long[] answer(Model model, RecordedFamily recorded, int text, int tokens) {
        var texts = recorded.texts();
        var order = IntStream.range(0, texts.size()).mapToObj(i -> texts.get((text + i) % texts.size())).toList();
        return model.generate(order, GenerateOptions.greedy(tokens), Tap.NONE, GenerationListener.NONE,
                new Cancellation()).getFirst().newIds();
    }
}
