package dev.inscape.world.recipe;

import dev.inscape.UsageException;

/**
 * How large a model of the world is.
 *
 * @param layers blocks
 * @param width  of the residual stream
 * @param heads  of attention, each as wide as the others
 * @param mlp    neurons of a block
 */
public record WorldShape(int layers, int width, int heads, int mlp) {

    /** The one that ships: 0.89 million parameters. */
    public static final WorldShape STANDARD = new WorldShape(4, 128, 4, 344);

    public WorldShape {
        if (layers < 1 || width < 1 || heads < 1 || mlp < 1 || width % heads != 0 || width / heads % 2 != 0) {
            throw new UsageException("a model of " + layers + " layers, width " + width + ", " + heads + " heads and "
                    + mlp + " neurons cannot be; the width is shared by the heads, an even part each");
        }
    }
}
