package dev.inscape.model.generation;

/**
 * One text's answer.
 *
 * @param promptIds what the model was given
 * @param newIds    what it made of it, a token that ended the answer included
 * @param text      of the new ids, without special tokens, up to a stop string; empty for a model without a tokenizer
 * @param reason    why it ended
 * @param speed     of the whole batch that it was made in
 */
public record Generated(long[] promptIds, long[] newIds, String text, StopReason reason, Speed speed) {
}
