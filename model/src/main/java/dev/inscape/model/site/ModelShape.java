package dev.inscape.model.site;

import dev.inscape.UsageException;

/**
 * A model's sizes, as far as sites and their users need them.
 *
 * @param name       how messages call the model
 * @param layers     number of blocks
 * @param width      d, the width of the residual stream
 * @param heads      attention heads per block
 * @param headWidth  entries of a head
 * @param neurons    hidden units of an MLP
 * @param context    the longest text, in tokens
 * @param vocabulary number of token ids
 * @param parallel   whether attention and MLP of a block read the same stream, so that there is none between them
 * @param hasLogits  whether it ends in scores of the vocabulary
 */
public record ModelShape(String name, int layers, int width, int heads, int headWidth, int neurons, int context,
        int vocabulary, boolean parallel, boolean hasLogits) {

    /** An error, with what there is, unless this model has the site. */
    public void require(Site site) {
        if (site instanceof Site.InBlock inBlock && (inBlock.layer() < 0 || inBlock.layer() >= layers)) {
            throw new UsageException(name + " has no site " + site.label() + ": its layers are 0 to " + (layers - 1));
        }
        if (site instanceof Site.ResidualMid && parallel) {
            throw new UsageException(name + " has no site " + site.label()
                    + ": its attention and its MLP read the same stream, side by side");
        }
        if (site instanceof Site.Logits && !hasLogits) {
            throw new UsageException(name + " has no logits: it is an encoder without a language-model head; "
                    + "its last hidden state is " + new Site.FinalNorm().label());
        }
    }
}
