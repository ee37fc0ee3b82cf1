package dev.inscape.lab.extract;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.model.Captured;
import dev.inscape.model.Model;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Runs many texts and hands their hidden states on, batch by batch. Memory does not grow with the number of texts: about
 * {@code tokensAtMost x (layers + 1 + 8) x d x 4} bytes.
 */
public final class Extraction {

    private static final int TOKENS_AT_MOST = 8192;

    private final Model model;
    private final Extras extras;
    private final int tokensAtMost;

    public Extraction(Model model, Extras extras) {
        this(model, extras, TOKENS_AT_MOST);
    }

    /** @param tokensAtMost the size of a batch; a text that is longer makes one alone */
    public Extraction(Model model, Extras extras, int tokensAtMost) {
        if (tokensAtMost < 1) {
            throw new UsageException("a batch cannot have at most " + tokensAtMost + " tokens");
        }
        this.model = model;
        this.extras = extras;
        this.tokensAtMost = tokensAtMost;
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
        if (texts.isEmpty()) {
            throw new InscapeException("there are no texts to extract from");
        }
        long tokens = 0;
        long computing = 0;
        long receiving = 0;
        for (var numbers : Batches.of(texts.size(), text -> texts.get(text).length(), tokensAtMost)) {
            try (var scope = Scope.open("batch")) {
                long start = System.nanoTime();
                var captured = model.capture(numbers.stream().map(texts::get).toList(), extras.selection());
                long computed = System.nanoTime();
                receiver.accept(numbers, captured);
                computing += computed - start;
                receiving += System.nanoTime() - computed;
                tokens += captured.packing().rows();
                progress.accept(captured.packing().rows());
            }
        }
        return new ExtractionReport(texts.size(), tokens, computing / 1e9, receiving / 1e9);
    }

    /** Runs all texts into a new directory, where {@code lines} counts them from 0: see {@link StatesDirectory}. */
    public ExtractionReport run(List<Encoding> texts, Path directory, LongConsumer progress) {
        return run(texts, LongStream.range(0, texts.size()).toArray(), directory, progress);
    }

    /**
     * Runs all texts into a new directory, which appears once everything is in it: see {@link StatesDirectory}.
     *
     * @param lines the number that each text gets in {@code lines}: that of its line in a file, for example
     */
    public ExtractionReport run(List<Encoding> texts, long[] lines, Path directory, LongConsumer progress) {
        if (lines.length != texts.size()) {
            throw new UsageException(texts.size() + " texts cannot have " + lines.length + " numbers");
        }
        try (var states = StatesDirectory.create(directory, model.info(), extras)) {
            var report = run(texts, (numbers, captured) -> states
                    .write(numbers.stream().map(number -> lines[number]).toList(), captured), progress);
            states.complete(report);
            return report;
        }
    }
}
