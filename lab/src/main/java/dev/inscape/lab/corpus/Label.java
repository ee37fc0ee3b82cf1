package dev.inscape.lab.corpus;

import org.jspecify.annotations.Nullable;

/**
 * What a text is an example of.
 *
 * @param label its class, or a number as text
 * @param group what it must not be separated from when texts are split; none where the file says none
 * @param line  where that stands in its file, from 1
 */
public record Label(String label, @Nullable String group, int line) {
}
