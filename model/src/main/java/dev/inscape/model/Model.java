package dev.inscape.model;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.model.branch.Branches;
import dev.inscape.model.branch.Trunk;
import dev.inscape.model.generation.Cancellation;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.generation.Generated;
import dev.inscape.model.generation.GenerationListener;
import dev.inscape.model.generation.Generator;
import dev.inscape.model.generation.Session;
import dev.inscape.model.generation.StopTokens;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.site.ModelShape;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.model.site.Tap;
import dev.inscape.model.transformer.Transformer;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.text.Encoding;
import dev.inscape.text.Tokenizer;
import java.util.List;
import java.util.Optional;

/**
 * A loaded model with its tokenizer. It may be used from several threads at once; forward passes run on
 * {@link Compute}'s threads, so that taps are called there. Closing frees its weights.
 */
public final class Model implements AutoCloseable {

    private final ModelInfo info;
    private final Transformer transformer;
    private final Optional<Tokenizer> tokenizer;
    private final StopTokens stopTokens;
    private final Scope weights;

    Model(ModelInfo info, Transformer transformer, Optional<Tokenizer> tokenizer, StopTokens stopTokens,
            Scope weights) {
        this.info = info;
        this.transformer = transformer;
        this.tokenizer = tokenizer;
        this.stopTokens = stopTokens;
        this.weights = weights;
    }

    /** What it is and where it came from. */
    public ModelInfo info() {
        return info;
    }

    public ModelShape shape() {
        return transformer.shape();
    }

    /** Its tokenizer; an error where its files have none, so that it knows ids alone. */
    public Tokenizer tokenizer() {
        return tokenizer.orElseThrow(() -> new InscapeException(
                info.name()
                        + " has no tokenizer: its files have no tokenizer.json; give it token ids instead of text"));
    }

    /**
     * Hidden states of one text, special tokens included. Runs only the blocks below the highest site chosen. The result
     * joins the caller's innermost scope; memory: tokens x width x 4 bytes per residual site.
     */
    public Captured capture(String text, SiteSelection selection) {
        return capture(List.of(tokenizer().encode(text, true)), selection);
    }

    /** Hidden states of several texts in one pass, without padding. */
    public Captured capture(List<Encoding> texts, SiteSelection selection) {
        return capture(texts, selection, Tap.NONE);
    }

    /** Hidden states under an intervention: what is captured is what the model goes on with after the tap. */
    public Captured capture(List<Encoding> texts, SiteSelection selection, Tap intervention) {
        texts.forEach(this::requireFits);
        var sites = selection.in(shape());
        var batch = TokenBatch.of(texts.stream().map(Encoding::ids).toList());
        return Compute.callCarrying(() -> {
            try (var scope = Scope.open("capture")) {
                var capture = new Capture(sites, scope);
                transformer.run(batch, intervention.then(capture));
                intervention.requireReached();
                return scope.keep(new Captured(shape(), texts, batch.packing(), capture.parts()));
            }
        });
    }

    /** One forward pass for a tap alone. */
    public void run(List<Encoding> texts, Tap tap) {
        texts.forEach(this::requireFits);
        var batch = TokenBatch.of(texts.stream().map(Encoding::ids).toList());
        Compute.call(() -> {
            transformer.run(batch, tap);
            tap.requireReached();
            return true;
        });
    }

    /** An answer to a prompt, as its tokenizer cuts it: the tokens that begin a text included. */
    public Generated generate(String prompt, GenerateOptions options) {
        return generate(prompt, options, Tap.NONE);
    }

    /** The same under an intervention, which acts on the prompt and on every new token. */
    public Generated generate(String prompt, GenerateOptions options, Tap intervention) {
        return generate(List.of(tokenizer().encode(prompt, true)), options, intervention, GenerationListener.NONE,
                new Cancellation()).getFirst();
    }

    /**
     * Answers to several prompts, made together; each is what it would be alone. An intervention acts on the prompts and on
     * every new token; of logits it sees those of each text's last token. Memory: the cache, besides what a forward
     * pass takes.
     */
    public List<Generated> generate(List<Encoding> prompts, GenerateOptions options, Tap intervention,
            GenerationListener listener, Cancellation cancellation) {
        requireDecoder();
        prompts.forEach(this::requireFits);
        var generated = new Generator(transformer, tokenizer, stopTokens)
                .generate(prompts.stream().map(Encoding::ids).toList(), options, intervention, listener, cancellation);
        intervention.requireReached();
        return generated;
    }

    /** A text that goes on from prompt to prompt, and is read once; the caller closes it before the model. */
    public Session session(Tap intervention) {
        requireDecoder();
        return new Session(transformer, tokenizer, stopTokens, intervention, this::requireFits);
    }

    /** Reads a text once, so that other runs can leave it at any layer and token. It joins the caller's innermost scope. */
    public Trunk trunk(Encoding text) {
        requireFits(text);
        return Compute.callCarrying(() -> transformer.trunk(TokenBatch.of(List.of(text.ids()))));
    }

    /** Runs that leave a trunk of this model: {@link Transformer#branch}. The result joins the caller's innermost scope. */
    public Tensor branch(Branches branches, Tensor stream, Tap tap) {
        requireDecoder();
        return Compute.callCarrying(() -> {
            var logits = transformer.branch(branches, stream, tap);
            tap.requireReached();
            return logits;
        });
    }

    /** The parts that it is made of, and its weights; they are closed with it. */
    public Transformer transformer() {
        return transformer;
    }

    private void requireDecoder() {
        if (!shape().hasLogits()) {
            throw new UsageException(info.name() + " writes nothing: it is an encoder (model type \"" + info.family()
                    + "\"); take a decoder");
        }
    }

    private void requireFits(Encoding text) {
        int tokens = text.ids().length;
        if (tokens == 0) {
            throw new InscapeException("the text has no tokens: it is empty, or the tokenizer drops all of it");
        }
        if (tokens > shape().context()) {
            throw new InscapeException("the text has " + tokens + " tokens, but " + info.name() + " reads at most "
                    + shape().context() + "; shorten it");
        }
        for (long id : text.ids()) {
            if (id < 0 || id >= shape().vocabulary()) {
                throw new InscapeException(
                        "token id " + id + " is outside of the vocabulary: 0 to " + (shape().vocabulary() - 1));
            }
        }
    }

    @Override
    public void close() {
        tokenizer.ifPresent(Tokenizer::close);
        weights.close();
    }
}
