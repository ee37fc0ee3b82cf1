/**
 * Places in a model and what happens there.
 *
 * <p>A {@link dev.inscape.model.site.Site} names a place; a {@link dev.inscape.model.site.Tap} says at which places it
 * wants to be called and may return another value than it is given. A forward pass computes what its tap wants, and
 * nothing above it. Sites are values and safe everywhere; a tap is called on the thread that computes, one call at a time.
 *
 * <pre>{@code
 * Tap quieter = Tap.at(new Site.AttentionOut(2), (site, value, context) -> value.mul(0.5));
 * model.run(batch, quieter.then(capture));          // left to right
 *
 * Site.parse("blocks.3.hook_resid_post")            // ResidualPost[layer=3]
 * Sites.residualAfter(LayerSelection.all()).in(shape)
 * }</pre>
 */
@NullMarked
package dev.inscape.model.site;

import org.jspecify.annotations.NullMarked;
