package dev.inscape.lab.patch;

import dev.inscape.UsageException;
import dev.inscape.model.site.ModelShape;
import dev.inscape.tensor.Tensor;

/** One number from the scores of what may follow a prompt. */
public interface Measure {

    /** {@code [cell, vocabulary] -> [cell]}. */
    Tensor of(Tensor logits);

    /** In words, for a report: {@code logit of 12 - logit of 40}. */
    String description();

    /** Throws where the model does not have what is measured. */
    void requireFits(ModelShape shape);

    /** {@code logit(yes) - logit(no)}, which is the logarithm of the odds of one against the other. */
    static Measure logitDifference(long yes, long no) {
        return new Of(new long[]{yes, no}, "logit of token %d - logit of token %d".formatted(yes, no)) {
            @Override
            public Tensor of(Tensor logits) {
                return logits.select(1, yes).sub(logits.select(1, no));
            }
        };
    }

    /** The logarithm of the probability of a token. */
    static Measure logProbability(long token) {
        return new Of(new long[]{token}, "log probability of token %d".formatted(token)) {
            @Override
            public Tensor of(Tensor logits) {
                return logits.logSoftmax(-1).select(1, token);
            }
        };
    }

    /** A measure of some tokens. */
    abstract class Of implements Measure {

        private final long[] tokens;
        private final String description;

        Of(long[] tokens, String description) {
            this.tokens = tokens.clone();
            this.description = description;
        }

        @Override
        public String description() {
            return description;
        }

        @Override
        public void requireFits(ModelShape shape) {
            for (long token : tokens) {
                if (token < 0 || token >= shape.vocabulary()) {
                    throw new UsageException("there is no token " + token + ": " + shape.name() + " knows 0 to "
                            + (shape.vocabulary() - 1));
                }
            }
        }
    }

    /** The measure of one prompt's scores {@code [vocabulary]}. */
    default double ofOne(Tensor logits) {
        return of(logits.unsqueeze(0)).item();
    }
}
