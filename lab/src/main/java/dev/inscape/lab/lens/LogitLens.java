package dev.inscape.lab.lens;

import dev.inscape.UsageException;
import dev.inscape.model.Model;
import dev.inscape.model.site.Sites;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.List;

/**
 * The logit lens (nostalgebraist 2020): the stream after each block, read out as if it were the last: {@code W_U norm(x_l)}, or
 * {@code W_U x_l} raw. The row of the last block is what the model says itself, if normed. Costs one pass, and the head for each layer
 * and token.
 */
public final class LogitLens {

    private final Model model;
    private final boolean normed;
    private final int best;

    private LogitLens(Model model, boolean normed, int best) {
        this.model = model;
        this.normed = normed;
        this.best = best;
    }

    /** With the model's last norm, and five tokens for each place. */
    public static LogitLens of(Model model) {
        if (!model.shape().hasLogits()) {
            throw new UsageException(model.shape().name()
                    + " has no logits to read out: it is an encoder; take a decoder, or inscape read for its states");
        }
        return new LogitLens(model, true, 5);
    }

    /** Without the last norm. */
    public LogitLens raw() {
        return new LogitLens(model, false, best);
    }

    /** So many tokens for each place. */
    public LogitLens best(int tokens) {
        if (tokens < 1 || tokens > model.shape().vocabulary()) {
            throw new UsageException("a lens shows 1 to " + model.shape().vocabulary() + " tokens for each place, not "
                    + tokens);
        }
        return new LogitLens(model, normed, tokens);
    }

    /** Reads a text. The first row is the stream into the first block, then one row for each block. */
    public LensReading read(Encoding text) {
        return Compute.call(() -> {
            try (var scope = Scope.open("logit lens")) {
                var captured = model.capture(List.of(text), Sites.residualStream());
                var rows = new ArrayList<List<LensReading.Place>>();
                for (var site : Sites.residualStream().in(model.shape())) {
                    rows.add(places(captured.at(site)));
                }
                return new LensReading(text, normed, rows);
            }
        });
    }

    private List<LensReading.Place> places(Tensor stream) {
        try (var scope = Scope.open("layer")) {
            var transformer = model.transformer();
            var logits = transformer.scores(normed ? transformer.normed(stream) : stream); // [token, vocabulary]
            var logProbabilities = logits.logSoftmax(-1);
            var entropy = logProbabilities.exp().mul(logProbabilities).sum(-1, false).neg().toDoubles();
            var top = logProbabilities.topK(best);
            var ids = top.indices().toLongs();
            var values = top.values().toDoubles();
            var places = new ArrayList<LensReading.Place>();
            for (int token = 0; token < entropy.length; token++) {
                var candidates = new ArrayList<LensReading.Candidate>();
                for (int i = token * best; i < (token + 1) * best; i++) {
                    candidates.add(new LensReading.Candidate(ids[i], Math.exp(values[i])));
                }
                places.add(new LensReading.Place(candidates, entropy[token]));
            }
            return places;
        }
    }
}
