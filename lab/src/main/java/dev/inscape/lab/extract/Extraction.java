package dev.inscape.lab.extract;

import dev.inscape.InscapeException;
import dev.inscape.model.Captured;
import dev.inscape.model.Model;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Runs many texts and hands their hidden states on, batch by batch. Memory does not grow with the number of texts: about
 * {@code tokens of a batch x (sites + 8) x d x 4} bytes.
 */
public final class Extraction {

    /** The size of a batch where nobody names one. */
    public static final int TOKENS_AT_MOST = 8192;

    private final Model model;
    private final SiteSelection sites;

    public Extraction(Model model, SiteSelection sites) {
        this.model = model;
        this.sites = sites;
    }

    /** Receives each batch while its tensors are open. */
    @FunctionalInterface
    public interface Receiver {
        /**
         * @param numbers  which of the texts given these are
         * @param captured their states; the text of {@code numbers.get(i)} is number i there
         */
        void accept(List<Integer> numbers, Captured captured);
    }

    /** Runs all texts, the short ones first. The progress is told the tokens of each finished batch. */
    public ExtractionReport run(List<Encoding> texts, Receiver receiver, LongConsumer progress) {
        return run(texts, Batches.of(texts.size(), text -> texts.get(text).length(), TOKENS_AT_MOST), receiver,
                progress);
    }

    /** Runs some of the texts in batches that are given. The progress is told the tokens of each finished batch. */
    public ExtractionReport run(List<Encoding> texts, List<List<Integer>> batches, Receiver receiver,
            LongConsumer progress) {
        if (texts.isEmpty()) {
            throw new InscapeException("there are no texts to extract from");
        }
        int count = 0;
        long tokens = 0;
        long computing = 0;
        long receiving = 0;
        for (var numbers : batches) {
            try (var scope = Scope.open("batch")) {
                long start = System.nanoTime();
                var captured = model.capture(numbers.stream().map(texts::get).toList(), sites);
                long computed = System.nanoTime();
                receiver.accept(numbers, captured);
                computing += computed - start;
                receiving += System.nanoTime() - computed;
                count += numbers.size();
                tokens += captured.packing().rows();
                progress.accept(captured.packing().rows());
            }
        }
        return new ExtractionReport(count, tokens, computing / 1e9, receiving / 1e9);
    }
}
