package dev.inscape.text.chat.jinja.value;

import dev.inscape.UsageException;

/**
 * What one rendering may take: a template comes from whoever published the model.
 *
 * @param steps expressions, statements and turns of loops; one more for every 64 characters that are made or walked over, and
 *              four for every element
 * @param size  characters of a text, of the output, and elements of a list
 * @param depth expressions and calls inside of one another
 * @param range elements of {@code range(…)}; Jinja's sandbox has the same bound
 */
public record Limits(long steps, int size, int depth, int range) {

    public static final Limits DEFAULT = new Limits(20_000_000, 32 << 20, 800, 100_000);

    public Limits {
        if (steps < 1 || size < 1 || depth < 1 || range < 1) {
            throw new UsageException("limits of a template are positive, not " + steps + ", " + size + ", " + depth
                    + ", " + range);
        }
    }
}
