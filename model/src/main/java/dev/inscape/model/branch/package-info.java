/**
 * Going on from the middle of a run: a text is read once, and many runs that differ from it from some layer and some token on
 * share all that is below and left of that place.
 *
 * <pre>{@code
 * var trunk = model.trunk(text);
 * var branches = new Branches(trunk, 3, new int[]{5, 9}); // from block 3 on: one from token 5, one from token 9
 * var logits = model.branch(branches, changed(branches.start()), Tap.NONE); // [branch, vocabulary]
 * }</pre>
 *
 * A trunk is only read, and may be used by several threads.
 */
@NullMarked
package dev.inscape.model.branch;

import org.jspecify.annotations.NullMarked;
