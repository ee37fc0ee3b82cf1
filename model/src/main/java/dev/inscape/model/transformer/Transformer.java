package dev.inscape.model.transformer;

import dev.inscape.UsageException;
import dev.inscape.model.branch.Branches;
import dev.inscape.model.branch.Trunk;
import dev.inscape.model.cache.KeyValueCache;
import dev.inscape.model.packing.Packing;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.part.Linear;
import dev.inscape.model.part.Norm;
import dev.inscape.model.part.Pass;
import dev.inscape.model.site.ModelShape;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transformer of any known family, encoder or decoder. A forward pass gives its values to a tap; what nobody wants is not
 * computed. Works on the calling thread.
 */
public final class Transformer {

    private final ModelShape shape;
    private final Embeddings embeddings;
    private final List<Block> blocks;
    private final @Nullable Norm finalNorm;
    private final @Nullable Head head;

    Transformer(ModelShape shape, Embeddings embeddings, List<Block> blocks, @Nullable Norm finalNorm,
            @Nullable Head head) {
        this.shape = shape;
        this.embeddings = embeddings;
        this.blocks = List.copyOf(blocks);
        this.finalNorm = finalNorm;
        this.head = head;
    }

    public ModelShape shape() {
        return shape;
    }

    /** How far back each layer looks; 0 for as far as the text goes. */
    public int[] windows() {
        return blocks.stream().mapToInt(block -> block.attention().window()).toArray();
    }

    /**
     * Runs the blocks that the tap's sites need, from the bottom up.
     *
     * @param batch texts of at most {@link ModelShape#context} tokens, with ids below {@link ModelShape#vocabulary}
     */
    public void run(TokenBatch batch, Tap tap) {
        var taps = new TapRun(tap, batch.packing(), shape);
        try (var scope = Scope.open("forward")) {
            var x = stream(batch, taps, null, scope);
            if (taps.isOver()) {
                return;
            }
            if (taps.blocks() < shape.layers()) {
                taps.at(new Site.ResidualPre(taps.blocks()), x);
                return;
            }
            var normed = taps.at(new Site.FinalNorm(), normed(x, taps));
            if (taps.want(new Site.Logits())) {
                taps.at(new Site.Logits(), scores(normed));
            }
        }
    }

    /**
     * Reads the next tokens of some texts into a cache, and scores what may follow: {@code [text, vocabulary]}, a row for
     * each text that has tokens in the batch, in the order of their numbers. Logits are computed, and shown to the tap, for
     * the last token of each text alone; all other sites are called for every token.
     */
    public Tensor next(TokenBatch batch, KeyValueCache cache, Tap tap) {
        return next(batch, batch.packing().everyText(), cache, tap);
    }

    /**
     * The same, where only some of the texts are read to a place that something is to follow.
     *
     * @param scored their numbers, ascending: the rows of the result
     */
    public Tensor next(TokenBatch batch, List<Integer> scored, KeyValueCache cache, Tap tap) {
        var taps = TapRun.throughout(tap, batch.packing(), shape);
        try (var scope = Scope.open("forward")) {
            var x = stream(batch, taps, cache, scope);
            return scope.keep(scoresOfLast(x, batch.packing(), scored, taps));
        }
    }

    /** Reads the next tokens of some texts into a cache, all but their scores: for all parts of a long text but the last. */
    public void advance(TokenBatch batch, KeyValueCache cache, Tap tap) {
        var taps = TapRun.throughout(tap, batch.packing(), shape);
        try (var scope = Scope.open("forward")) {
            var x = stream(batch, taps, cache, scope);
            if (taps.want(new Site.FinalNorm()) || taps.want(new Site.FinalNormScale())) {
                taps.at(new Site.FinalNorm(), normed(x, taps));
            }
        }
    }

    /** Reads one text so that other runs can leave it: see {@link Trunk}. It joins the innermost scope. */
    public Trunk trunk(TokenBatch text) {
        int tokens = text.packing().length(0);
        try (var scope = Scope.open("trunk")) {
            var streams = new ArrayList<Tensor>();
            var projections = new ArrayList<Tensor>();
            var taps = TapRun.throughout(Tap.NONE, text.packing(), shape);
            var x = scope.adopt(embeddings.apply(text, taps));
            streams.add(x);
            try (var within = Scope.open("forward")) {
                var pass = Pass.recorded(projection -> projections.add(scope.adopt(projection.alias())), taps, within,
                        x.dtype(), x.device());
                for (var block : blocks) {
                    x = scope.adopt(block.apply(x, pass));
                    streams.add(x);
                }
            }
            return scope.keep(new Trunk(tokens, streams, projections));
        }
    }

    /**
     * Runs that leave a trunk, from their layer up; scores what may follow each: {@code [branch, vocabulary]}.
     *
     * @param stream {@code [row, d]} into the block where they leave, as {@link Branches#packing} has the rows
     * @param tap    called for the rows of the branches, at sites of that block and above; logits are those of the last tokens
     */
    public Tensor branch(Branches branches, Tensor stream, Tap tap) {
        tap.sites().forEach(site -> requireAbove(branches.layer(), site));
        var packing = branches.packing();
        var taps = TapRun.throughout(tap, packing, shape);
        try (var scope = Scope.open("branches")) {
            var x = stream.alias();
            var pass = Pass.leaving(branches.trunk(), taps, scope, x.dtype(), x.device());
            for (var block : blocks.subList(branches.layer(), blocks.size())) {
                var before = x;
                x = block.apply(before, pass);
                before.close();
            }
            return scope.keep(scoresOfLast(x, packing, packing.everyText(), taps));
        }
    }

    /**
     * What each head of a block adds to the stream, and last what attention adds whatever its heads say: {@code [row, head, headWidth] ->
     * [row, head + 1, d]}, which sum to the site {@link Site.AttentionOut}.
     *
     * @param outputs the values at the site {@link Site.HeadOutput}
     */
    public Tensor byHead(int layer, Tensor outputs) {
        return blocks.get(layer).byHead(outputs);
    }

    /** The vector {@code [d]} whose product with the normed stream is the score of a token, before any cap. */
    public Tensor unembedding(long token) {
        if (head == null || !(head.layer() instanceof Linear.Plain plain)) {
            throw new UsageException(shape.name() + " has no scores of tokens");
        }
        return plain.weight().select(0, token);
    }

    /** The last norm, or null in a family without one. */
    public @Nullable Norm finalNorm() {
        return finalNorm;
    }

    private void requireAbove(int layer, Site site) {
        if (site instanceof Site.AttentionPattern || site instanceof Site.Embedding
                || (site instanceof Site.InBlock inBlock && inBlock.layer() < layer)) {
            throw new UsageException(
                    "a run that leaves another one at block " + layer + " has no site " + site.label());
        }
    }

    /** {@code [row, d] -> [text, vocabulary]}, for the last row of each of some texts. */
    private Tensor scoresOfLast(Tensor x, Packing packing, List<Integer> scored, TapRun taps) {
        var last = packing.lastRows(scored);
        boolean all = taps.want(new Site.FinalNorm()) || taps.want(new Site.FinalNormScale());
        var read = all ? taps.at(new Site.FinalNorm(), normed(x, taps)) : x;
        var rows = last.length == read.size(0)
                ? read
                : read.indexSelect(0, Tensors.of(last, last.length).to(read.device()));
        var logits = scores(all ? rows : normed(rows));
        return taps.at(new Site.Logits(), logits, packing.lastTokens(scored));
    }

    /** What comes out of the highest block that must run; whatever it is where the taps have had all before. */
    private Tensor stream(TokenBatch batch, TapRun taps, @Nullable KeyValueCache cache, Scope scope) {
        var x = embeddings.apply(batch, taps);
        var pass = new Pass(taps, cache, scope, x.dtype(), x.device());
        for (var block : blocks.subList(0, taps.blocks())) {
            var before = x;
            x = block.apply(before, pass);
            if (taps.isOver()) {
                return x;
            }
            before.close();
        }
        if (cache != null) {
            cache.forgetUnseen(batch.packing());
        }
        return x;
    }

    private Tensor normed(Tensor x, TapRun taps) {
        return Norm.apply(finalNorm, x, new Site.FinalNormScale(), taps);
    }

    /** What the last norm makes of a stream {@code [row, d]}; the stream itself in a family without one. */
    public Tensor normed(Tensor x) {
        return finalNorm == null ? x : finalNorm.apply(x);
    }

    /** The scores of the vocabulary: {@code [row, d] -> [row, vocabulary]}, of a stream that has been normed. */
    public Tensor scores(Tensor normed) {
        if (head == null) {
            throw new UsageException(shape.name() + " has no logits: it is an encoder without a language-model head");
        }
        return head.apply(normed);
    }
}
