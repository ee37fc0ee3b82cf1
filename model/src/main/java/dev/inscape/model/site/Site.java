package dev.inscape.model.site;

import java.util.List;

/**
 * A named place in a transformer. Layers count from 0. {@link #label} is the name that users of TransformerLens know.
 *
 * <p>In a model that norms after each residual addition (BERT) the residual sites hold the normed sum: that is the stream
 * which the next part reads, and what Hugging Face calls a hidden state.
 */
public sealed interface Site extends SiteSelection {

    /** A site that every block has. */
    sealed interface InBlock extends Site {
        int layer();
    }

    /** The sum of token, position and segment embeddings before any norm, {@code [token, d]}. */
    record Embedding() implements Site {
    }

    /** The residual stream into a block, {@code [token, d]}. */
    record ResidualPre(int layer) implements InBlock {
    }

    /**
     * What the norm before attention divides by, {@code [token, 1]}: the deviation of each token's stream, or its root mean square. Only
     * where a family has that norm.
     */
    record AttentionNormScale(int layer) implements InBlock {
    }

    /** What attention reads, {@code [token, d]}. */
    record AttentionIn(int layer) implements InBlock {
    }

    /** How much each query looks at each key: {@code [text, head, query, key]}, one call per length of text. */
    record AttentionPattern(int layer) implements InBlock {
    }

    /** Each head's weighted values, before they are mixed: {@code [token, head, d / head]}. */
    record HeadOutput(int layer) implements InBlock {
    }

    /** What attention adds to the stream, {@code [token, d]}. */
    record AttentionOut(int layer) implements InBlock {
    }

    /** The residual stream between attention and MLP, {@code [token, d]}. */
    record ResidualMid(int layer) implements InBlock {
    }

    /** What the norm before the MLP divides by, {@code [token, 1]}; only where a family has that norm. */
    record MlpNormScale(int layer) implements InBlock {
    }

    /** What the MLP reads, {@code [token, d]}. */
    record MlpIn(int layer) implements InBlock {
    }

    /** The MLP's hidden units after the activation, {@code [token, neuron]}. */
    record Neurons(int layer) implements InBlock {
    }

    /** What the MLP adds to the stream, {@code [token, d]}. */
    record MlpOut(int layer) implements InBlock {
    }

    /** The residual stream after a block, {@code [token, d]}. */
    record ResidualPost(int layer) implements InBlock {
    }

    /** What the last norm divides by, {@code [token, 1]}; only where a family has that norm. */
    record FinalNormScale() implements Site {
    }

    /** After the last norm: an encoder's last hidden state, {@code [token, d]}. */
    record FinalNorm() implements Site {
    }

    /** Scores of the vocabulary, {@code [token, vocabulary]}. */
    record Logits() implements Site {
    }

    /** TransformerLens's name: {@code blocks.3.hook_resid_post}. */
    default String label() {
        return switch (this) {
            case Embedding() -> "hook_embed";
            case InBlock inBlock -> "blocks." + inBlock.layer() + "." + SiteNames.inBlock(inBlock);
            case FinalNormScale() -> "ln_final.hook_scale";
            case FinalNorm() -> "ln_final.hook_normalized";
            case Logits() -> "logits";
        };
    }

    /** Reads {@link #label}, or an error that lists what there is. */
    static Site parse(String label) {
        return SiteNames.parse(label);
    }

    @Override
    default List<Site> in(ModelShape shape) {
        shape.require(this);
        return List.of(this);
    }
}
