/**
 * How the model named world is made: {@link dev.inscape.world.recipe.WorldRecipe} trains one and writes it as a directory that
 * transformers opens. For one thread.
 *
 * <pre>{@code
 * WorldRecipe.STANDARD.run(Path.of("world"), Path.of("world.checkpoints"), false, progress -> {
 *     System.out.println(progress.step() + " " + progress.loss());
 *     return true;
 * });
 * WorldCheck.of(Models.load("world")).passes();
 * }</pre>
 */
@NullMarked
package dev.inscape.world.recipe;

import org.jspecify.annotations.NullMarked;
